import { FICHES } from '#domain/candidature.ts'
import { labelPiece } from '#domain/piece.ts'
import { DELAI_CONSTAT } from '#domain/reponse.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { Form } from '#ui/form.tsx'
import { jour, jusquAu, nameTypologie, surface } from '#ui/format.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Status } from '#ui/status.tsx'
import type { Condition } from '../queries/condition.ts'
import { LECTURE_SEULE } from '../texts.ts'
import { nameOf } from './cadre.tsx'

type Props = { condition: Condition; passee: boolean; peutAgir: boolean; fait?: string | undefined; why?: string | undefined }

/** The paper came, or its date passed: the one or the other, as the law counts the day. */
export function ConditionPage(props: Props) {
  const { condition, fait, why } = props
  const { id, offreId, reference, statut } = condition
  return (
    <Page title={`Condition de ${nameOf(condition)}`} active="commissions" back={{ href: `/bailleur/offres/${offreId}/decisions`, label: 'Décisions de la commission' }} {...(why === undefined ? {} : { invalid: true })}>
      <PageTitle kicker={`Offre ${reference}\u00a0: ${nameTypologie(condition.typologie)}, ${surface(condition.surface)}, ${condition.ville}`} actions={<Status tone={FICHES[statut].couleur}>{FICHES[statut].libelle}</Status>}>
        Attribution sous condition
      </PageTitle>
      {fait !== undefined && <Notice tone="success" announce>{fait}</Notice>}
      {why !== undefined && <Notice tone="danger" announce>{why}</Notice>}
      <Facts items={factsOf(condition)} />
      {statut === 'attribuee_sous_condition' ? <Geste {...props} id={id} /> : <Notice>Il n’y a plus rien à faire ici{'\u00a0'}: la condition est réglée.</Notice>}
    </Page>
  )
}

function factsOf(condition: Condition) {
  const { attentePiece, piece, echeanceLe, dateLimite, rang, jour: seance } = condition
  const awaited = attentePiece ?? piece
  return [
    { label: 'Candidat', value: <a href={`/bailleur/candidatures/${condition.id}`}>{nameOf(condition)}</a> },
    ...(awaited === null ? [] : [{ label: 'Pièce', value: labelPiece(awaited) }]),
    ...(echeanceLe !== null && condition.statut === 'attribuee_sous_condition' ? [{ label: 'Attendue', value: jusquAu(echeanceLe.subtract({ minutes: 1 })) }] : dateLimite === null ? [] : [{ label: 'Était attendue', value: `jusqu’au ${jour(dateLimite)}` }]),
    ...(rang === null ? [] : [{ label: 'Rang', value: String(rang) }]),
    ...(seance === null ? [] : [{ label: 'Commission', value: jour(seance) }]),
  ]
}

function Geste({ id, passee, peutAgir }: Props & { id: number }) {
  if (!peutAgir) return <Notice>{LECTURE_SEULE}</Notice>
  return (
    <>
      {passee ? (
        <Notice tone="warning" title="La date est passée">
          La pièce est-elle arrivée à temps{'\u00a0'}? Dites-le maintenant{'\u00a0'}: sans réponse de votre part sous {DELAI_CONSTAT.valeurs.joursOuvres}{'\u00a0'}jours ouvrés, l’attribution tombe. Ce n’est pas un refus de la commission{'\u00a0'}: le candidat ne gagne ni ne perd de points,
          et le logement passe au rang suivant, s’il y en a un.
        </Notice>
      ) : (
        <Notice title="La pièce est arrivée ?">
          Si personne n’est mieux placé, le logement lui est proposé et il a dix jours pour répondre. Sinon, il garde son rang. La date ne peut pas être repoussée{'\u00a0'}: si la pièce ne vient pas, l’attribution tombe.
        </Notice>
      )}
      <Form action={`/bailleur/candidatures/${id}/condition`}>
        <Actions>
          <SubmitButton name="issue" value="recue">{passee ? 'La pièce est arrivée à temps' : 'La pièce est arrivée'}</SubmitButton>
          {passee && <SubmitButton name="issue" value="non_recue" look="danger">La pièce n’est pas arrivée</SubmitButton>}
          <ButtonLink href="/bailleur/commissions" look="secondary">Commissions</ButtonLink>
        </Actions>
      </Form>
    </>
  )
}

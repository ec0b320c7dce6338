import { writeLettre } from '#domain/commission-lettre.ts'
import { FICHES_DECISION, type Decision } from '#domain/commission.ts'
import type { Jour } from '#domain/jour.ts'
import { computeEcheanceReponse } from '#domain/reponse.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Form, Hidden } from '#ui/form.tsx'
import { jourLong, pluriel } from '#ui/format.ts'
import { Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { digestDecisions, listEnCommission, listPartis, type Examen, type Examine } from '../queries/examen.ts'
import type { Passage } from '../queries.ts'
import { LECTURE_SEULE } from '../texts.ts'
import { Cadre, nameOf } from './cadre.tsx'
import { TableDecisions } from './releve.tsx'

type Props = { examen: Examen & { passage: Passage }; today: Jour; erreurs: readonly string[]; peutDecider: boolean; refusee?: boolean; fait?: string | undefined }

/** The last look before the letters leave. */
export function VerificationPage(props: Props) {
  const { examen, erreurs } = props
  const partis = listPartis(examen)
  return (
    <Cadre examen={examen} titre="Vérifier avant l’envoi" lead={`Commission du ${jourLong(examen.passage.jour)}. Après l’envoi, plus rien ne change.`} fait={props.fait} invalid={props.refusee === true}>
      {erreurs.length > 0 && <Empechements {...props} />}
      {partis.length > 0 && <Notice tone="warning">{`${partis.map(nameOf).join(', ')}\u00a0: parti depuis la saisie. Aucune décision ne lui sera envoyée.`}</Notice>}
      <TableDecisions examen={examen} />
      <Lettres {...props} />
      {props.peutDecider ? <Envoi {...props} /> : <Notice>{LECTURE_SEULE}</Notice>}
    </Cadre>
  )
}

function Empechements({ examen, erreurs, refusee }: Props) {
  const { id } = examen.offre
  return (
    <Notice
      tone="danger"
      title="L’envoi n’est pas possible"
      announce={refusee === true}
      actions={
        <>
          <ButtonLink href={`/bailleur/offres/${id}/decisions`} look="secondary" small>Corriger les décisions</ButtonLink>
          <ButtonLink href={`/bailleur/offres/${id}/commission`} look="quiet" small>Voir la convocation</ButtonLink>
        </>
      }
    >
      <ul>
        {erreurs.map((erreur) => (
          <li key={erreur}>{erreur}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** Word for word what each will read. */
function Lettres({ examen, today }: Props) {
  const decided = listEnCommission(examen).flatMap((candidat) => (candidat.decision ? [{ candidat, decision: candidat.decision }] : []))
  if (decided.length === 0) return null
  return (
    <Section title="Ce que les candidats vont lire">
      <div class="decisions">
        {decided.map((one) => (
          <Lettre key={one.candidat.id} {...one} examen={examen} today={today} />
        ))}
      </div>
    </Section>
  )
}

function Lettre(props: { candidat: Examine; decision: Decision; examen: Props['examen']; today: Jour }) {
  const { candidat, decision, examen } = props
  const echeance = computeEcheanceReponse(props.today, examen.offre.departement).jour
  const paragraphs = writeLettre(decision, { seance: examen.passage.jour, financement: examen.offre.financement, echeance })
  return (
    <article class="mail-text">
      <h3>{nameOf(candidat)}</h3>
      <p class="small">{FICHES_DECISION[decision.code].article}</p>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </article>
  )
}

function Envoi({ examen, erreurs }: Props) {
  const { id } = examen.offre
  if (erreurs.length > 0) return null
  return (
    <Section>
      <Notice tone="warning" title="Vérifiez : après l’envoi, plus rien ne change">
        {pluriel(listEnCommission(examen).length, 'candidat')} {listEnCommission(examen).length === 1 ? 'reçoit sa décision' : 'reçoivent leur décision'} par e-mail et dans leur espace.
      </Notice>
      <Form action={`/bailleur/offres/${id}/notification`}>
        <Hidden name="passage" value={String(examen.passage.id)} />
        <Hidden name="vu" value={digestDecisions(examen)} />
        <Actions>
          <SubmitButton>Envoyer les décisions aux candidats</SubmitButton>
          <ButtonLink href={`/bailleur/offres/${id}/decisions`} look="secondary">Corriger</ButtonLink>
        </Actions>
      </Form>
    </Section>
  )
}

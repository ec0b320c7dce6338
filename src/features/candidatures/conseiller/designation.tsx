import { isPrioritaire } from '#domain/priorite.ts'
import type { Offre } from '#features/offres/queries.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { CheckboxGroup } from '#ui/choice-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorSummary, Form, Hidden } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { nameTypologie, nombre, pluriel, rang, surface } from '#ui/format.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Textarea } from '#ui/text-field.tsx'
import type { LigneConseil, Preparation } from '../queries/liste-conseil.ts'
import { titresOf } from './apercus.tsx'

type DesignationProps = { offre: Offre; preparation: Preparation; form: FormState }

/** One to three files for the landlord: those that the list itself designates are ticked already. */
export function DesignationPage({ offre, preparation, form }: DesignationProps) {
  const { places, tenus, choisissables } = preparation
  const back = `/conseiller/offres/${offre.id}`
  return (
    <Page title={`Désigner pour l’offre ${offre.reference}`} active="accueil" back={{ href: back, label: `Offre ${offre.reference}` }} invalid={Object.keys(form.errors).length > 0}>
      <PageTitle
        kicker={`Offre ${offre.reference}, ${offre.bailleur}, ${nameTypologie(offre.typologie)} de ${surface(offre.surface)} à ${offre.ville}`}
        lead={tenus === 0 ? `Le bailleur recevra jusqu’à ${pluriel(places, 'dossier')}.` : `Le bailleur a déjà ${pluriel(tenus, 'dossier')}\u00a0: vous pouvez en envoyer ${places === 1 ? 'un' : String(places)} de plus.`}
      >
        Désigner les candidats
      </PageTitle>
      <ErrorSummary form={form} />
      {preparation.examiner > 0 && (
        <Notice tone="warning" title={`${pluriel(preparation.examiner, 'dossier n’est pas encore examiné', 'dossiers ne sont pas encore examinés')}`} actions={<ButtonLink href={back} look="secondary">Revenir à la liste</ButtonLink>}>
          Ces personnes seraient non retenues à ce stade. Si l’une d’elles est mieux placée que celles que vous choisissez, une raison écrite est due.
        </Notice>
      )}
      {choisissables.length === 0 ? <AucunValide back={back} /> : <Formulaire offre={offre} preparation={preparation} form={form} />}
    </Page>
  )
}

function Formulaire({ offre, preparation, form }: DesignationProps) {
  const { suggestion, tour, choisissables, places } = preparation
  const first = Object.keys(form.values).length === 0
  const shown: FormState = first ? { ...form, values: { choisis: [...suggestion] } } : form
  return (
    <Form action={`/conseiller/offres/${offre.id}/designation`}>
      <Hidden name="tour" value={String(tour)} />
      <CheckboxGroup
        form={shown}
        name="choisis"
        label={`Dossiers validés, dans l’ordre de la liste (${places} au plus)`}
        hint={'Les premiers de la liste sont cochés\u00a0; les publics prioritaires passent avant.'}
        look="cards"
        options={choisissables.map(toOption)}
      />
      <Textarea form={shown} name="motif" label="Raison" optional rows={3} maxLength={500} hint="À écrire si vous désignez moins de trois candidats, si vous ne suivez pas l’ordre de la liste ou si vous passez devant une personne prioritaire." />
      <p>Les autres personnes de la liste sont prévenues aussitôt, libres de postuler ailleurs, et gardent leur rang si vous devez les rappeler.</p>
      <Actions>
        <SubmitButton icon="send">Envoyer au bailleur</SubmitButton>
        <ButtonLink href={`/conseiller/offres/${offre.id}`} look="secondary">
          Annuler
        </ButtonLink>
      </Actions>
    </Form>
  )
}

function toOption(row: LigneConseil) {
  const prioritaire = row.priorite !== undefined && isPrioritaire(row.priorite)
  const place = row.rang === undefined ? '' : `${rang(row.rang)}\u00a0: `
  return {
    value: String(row.id),
    label: `${place}${row.nom} ${row.prenom}, ${nombre(row.total ?? 0)}\u00a0points`,
    ...(prioritaire ? { hint: `Prioritaire\u00a0: ${titresOf(row)}` } : {}),
  }
}

function AucunValide(props: { back: string }) {
  return (
    <EmptyState title="Aucun dossier n’est validé" drawing="list" actions={<ButtonLink href={props.back}>Examiner les dossiers</ButtonLink>}>
      <p>Seuls les dossiers validés peuvent être envoyés au bailleur.</p>
    </EmptyState>
  )
}

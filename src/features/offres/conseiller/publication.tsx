import { DUREE_PUBLICATION, HEURES_CLOTURE } from '#domain/publication.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { RadioGroup } from '#ui/choice-field.tsx'
import { DateField } from '#ui/date-field.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { euros, jour, jourDe, nameTypologie, pluriel, surface } from '#ui/format.ts'
import { Facts } from '#ui/facts.tsx'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Offre } from '../queries.ts'

const HEURES: Readonly<Record<(typeof HEURES_CLOTURE)[number], string>> = { 12: 'Midi', 18: '18\u00a0h', 24: 'Fin du jour (24\u00a0h)' }

/** Before an offer goes on line: how it reads, whom it fits, until when one may apply. */
export function PublicationPage(props: { offre: Offre; interesses: number; form: FormState }) {
  const { offre, form } = props
  const { minimum, maximum } = DUREE_PUBLICATION.valeurs
  return (
    <Page title={`Mettre en ligne l’offre ${offre.reference}`} active="accueil" back={{ href: `/conseiller/offres/${offre.id}`, label: `Offre ${offre.reference}` }} invalid={Object.keys(form.errors).length > 0}>
      <PageTitle kicker={`Offre ${offre.reference}, ${offre.bailleur}`}>Mettre en ligne</PageTitle>
      <ErrorSummary form={form} />
      <Notice tone={props.interesses === 0 ? 'warning' : 'info'} title={props.interesses === 0 ? 'Aucune demande ne correspond aujourd’hui' : pluriel(props.interesses, 'demande correspond aujourd’hui', 'demandes correspondent aujourd’hui')}>
        {props.interesses === 0 ? 'Vérifiez la commune, la taille et le financement avant de mettre en ligne.' : 'Par leurs ressources, leur foyer et les communes qu’elles souhaitent.'}
      </Notice>
      <Section title="Ce que les demandeurs liront">
        <Facts items={listFaits(offre)} />
        <p class="sheet-description">{offre.description}</p>
        <p class="small">
          Une erreur{'\u00a0'}? <a href={`/conseiller/offres/${offre.id}/renvoi`}>Renvoyez l’offre au bailleur</a>, qui la corrige et vous la soumet de nouveau.
        </p>
      </Section>
      <Form action={`/conseiller/offres/${offre.id}/publication`}>
        <DateField form={form} name="cloture" label="Dernier jour pour postuler" hint={`De ${minimum} à ${maximum}\u00a0jours. L’heure à laquelle une personne postule ne change pas son rang.`} />
        <RadioGroup form={form} name="heure" label="Jusqu’à" look="inline" options={HEURES_CLOTURE.map((heure) => ({ value: String(heure), label: HEURES[heure] }))} />
        <Actions>
          <SubmitButton icon="send">Mettre en ligne</SubmitButton>
          <ButtonLink href={`/conseiller/offres/${offre.id}`} look="secondary">
            Annuler
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

function listFaits(offre: Offre) {
  return [
    { label: 'Logement', value: `${nameTypologie(offre.typologie)}, ${surface(offre.surface)}, ${offre.nature}` },
    { label: 'Adresse', value: `${offre.adresse}, ${offre.code_postal} ${offre.ville}` },
    { label: 'Loyer charges comprises', value: euros(offre.loyer), hint: `${euros(offre.loyer_hors_charges)} hors charges, dépôt de garantie ${euros(offre.depot_garantie)}` },
    { label: 'Financement', value: offre.financement },
    { label: 'Étage', value: offre.etage === 0 ? 'Rez-de-chaussée' : String(offre.etage), hint: offre.ascenseur ? 'Avec ascenseur' : 'Sans ascenseur' },
    { label: 'Accessible en fauteuil roulant', value: offre.pmr ? 'Oui' : 'Non' },
    { label: 'Chauffage', value: offre.chauffage },
    { label: 'Énergie et climat', value: `${offre.dpe} et ${offre.ges}` },
    { label: 'Disponible dès le', value: jour(offre.disponible_le) },
    ...(offre.reservee_nom === null ? [] : [{ label: 'Réservé aux salariés de', value: offre.reservee_nom }]),
    { label: 'Candidats à désigner', value: `${offre.designes_max} au plus` },
    ...(offre.cloture_le === null ? [] : [{ label: 'Clôture', value: jour(jourDe(offre.cloture_le.subtract({ minutes: 1 }))) }]),
  ]
}

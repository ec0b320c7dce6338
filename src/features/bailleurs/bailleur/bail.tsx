import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Facts } from '#ui/facts.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { jour, nameTypologie, surface } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Dossier } from '../queries/dossier.ts'

/** The lease and its keys, once there is one. */
export function BailSection({ dossier, form, peutEnregistrer }: { dossier: Dossier; form: FormState; peutEnregistrer: boolean }) {
  const { bail, recue } = dossier
  if (!bail) return null
  return (
    <Section title="Bail" id="bail">
      <Facts
        items={[
          { label: 'Signé le', value: jour(bail.signeLe) },
          { label: 'Entrée dans les lieux le', value: jour(bail.entreeLe) },
          { label: 'Clés remises', value: bail.clesRemisesLe === undefined ? 'Pas encore' : `Le ${jour(bail.clesRemisesLe)}` },
        ]}
      />
      {bail.clesRemisesLe === undefined && peutEnregistrer && (
        <Form action={`/bailleur/candidatures/${recue.id}/cles`} label="Remise des clés">
          <DateField form={form} name="remises" label="Clés remises le" />
          <Actions>
            <SubmitButton>Enregistrer la remise des clés</SubmitButton>
          </Actions>
        </Form>
      )}
    </Section>
  )
}

/** The end of the path, and what it does, said before. */
export function BailPage({ dossier, form, erreur }: { dossier: Dossier; form: FormState; erreur?: string }) {
  const { recue, offre } = dossier
  const back = `/bailleur/candidatures/${recue.id}`
  return (
    <Page title={`Bail de ${recue.prenom} ${recue.nom}`} active="dossiers" back={{ href: back, label: `Dossier ${recue.nom} ${recue.prenom}` }} invalid={Object.keys(form.errors).length > 0}>
      <PageTitle kicker={`Offre ${recue.reference}`} lead={`${nameTypologie(offre.typologie)}, ${surface(offre.surface)}, ${offre.adresse}, ${offre.code_postal} ${offre.ville}`}>
        Enregistrer le bail de {recue.prenom} {recue.nom}
      </PageTitle>
      {erreur !== undefined && (
        <Notice tone="danger" title="Rien n’a été enregistré" announce>
          {erreur}
        </Notice>
      )}
      <ErrorSummary form={form} />
      <div class="prose">
        <p>En enregistrant le bail signé{'\u00a0'}:</p>
        <ul>
          <li>le logement est loué et l’offre est fermée{'\u00a0'};</li>
          <li>les candidats encore concernés sont libres et prévenus{'\u00a0'};</li>
          <li>la demande de {recue.prenom} {recue.nom} quitte le registre national (CCH, art. R441-2-8).</li>
        </ul>
        <p>Cela ne s’annule pas ici.</p>
      </div>
      <Form action={`${back}/bail`}>
        <DateField form={form} name="signe" label="Bail signé le" />
        <DateField form={form} name="entree" label="Entrée dans les lieux le" />
        <Actions>
          <SubmitButton>Enregistrer le bail</SubmitButton>
          <ButtonLink href={back} look="secondary">
            Annuler
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

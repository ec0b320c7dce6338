import { DELAI_RAPPEL } from '#domain/rappel.ts'
import { FICHES_INVALIDATION, MOTIFS_INVALIDATION } from '#domain/invalidation.ts'
import { LETTRES, PUBLICS_PRIORITAIRES, type Priorite } from '#domain/priorite.ts'
import { Actions, SubmitButton } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Checkbox, CheckboxGroup } from '#ui/choice-field.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { Textarea } from '#ui/text-field.tsx'

const hrefOf = (id: number, acte: string) => `/conseiller/candidatures/${id}/${acte}`
const isBack = ({ errors }: FormState) => Object.keys(errors).length > 0

export function ValidationForm(props: { id: number }) {
  return (
    <Form action={hrefOf(props.id, 'validation')}>
      <Actions>
        <SubmitButton icon="check" wide>
          Valider le dossier
        </SubmitButton>
      </Actions>
    </Form>
  )
}

/** Open when it came back refused. */
export function InvalidationForm({ id, form }: { id: number; form: FormState }) {
  return (
    <Disclosure summary="Ne pas valider le dossier" look="card" open={isBack(form)} id="invalidation">
      <ErrorSummary form={form} />
      <Form action={hrefOf(id, 'invalidation')}>
        <CheckboxGroup form={form} name="motifs" label="Motifs" hint="La personne les lira tous, avec l’article de loi. Elle pourra postuler ailleurs aussitôt." options={MOTIFS_INVALIDATION.map((motif) => ({ value: motif, label: FICHES_INVALIDATION[motif].libelle }))} />
        <Textarea form={form} name="precision" label="Précision" optional rows={3} maxLength={500} hint="La personne lira cette phrase." />
        <Actions>
          <SubmitButton look="danger">Ne pas valider</SubmitButton>
        </Actions>
      </Form>
    </Disclosure>
  )
}

export function PrioriteForm({ id, priorite, form }: { id: number; priorite: Priorite | undefined; form: FormState }) {
  const values = isBack(form) ? form.values : { dalo: priorite?.dalo === true ? 'oui' : '', lettres: [...(priorite?.lettres ?? [])] }
  const shown: FormState = { ...form, values }
  return (
    <Disclosure summary={priorite ? 'Changer la priorité' : 'Poser une priorité'} look="card" open={isBack(form)}>
      <ErrorSummary form={form} />
      <Form action={hrefOf(id, 'priorite')}>
        <Checkbox form={shown} name="dalo" optional label="Droit au logement opposable (DALO)" />
        <CheckboxGroup
          form={shown}
          name="lettres"
          optional
          label="Lettres de l’article L441-1"
          hint="D’après les pièces que vous avez vérifiées. La priorité ne change pas les points."
          options={LETTRES.map((lettre) => ({ value: lettre, label: `${lettre.replace('_', '\u00a0')}) ${PUBLICS_PRIORITAIRES[lettre].libelle}` }))}
        />
        <Textarea form={shown} name="motif" label="Pièce vérifiée, ou raison du changement" rows={2} maxLength={500} />
        <Actions>
          <SubmitButton>Enregistrer la priorité</SubmitButton>
        </Actions>
      </Form>
    </Disclosure>
  )
}

export function RappelForm({ id, form }: { id: number; form: FormState }) {
  return (
    <Card title="Rappeler" id="rappel">
      <ErrorSummary form={form} />
      <p>La personne garde son rang figé. Elle a {DELAI_RAPPEL.valeurs.joursOuvres}{'\u00a0'}jours ouvrés pour dire oui ou non.</p>
      <Form action={hrefOf(id, 'rappel')}>
        <Textarea form={form} name="motif" label="Raison" optional rows={2} maxLength={500} hint="À écrire si une personne mieux placée peut encore être rappelée." />
        <Actions>
          <SubmitButton icon="send" wide>
            Proposer de revenir
          </SubmitButton>
        </Actions>
      </Form>
    </Card>
  )
}

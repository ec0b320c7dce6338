import { Actions, SubmitButton } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import { Form, FormSection } from '#ui/form.tsx'
import { valueOf, type FormState } from '#ui/form-state.ts'
import { jourHeure } from '#ui/format.ts'
import { Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Textarea } from '#ui/text-field.tsx'
import { VISITE_POSSIBLE } from '../etapes.ts'
import { CRENEAUX, HEURES, RENDEZ_VOUS_MAXIMUM } from '../forms.ts'
import { isVisiteFixee, type Visite } from '../queries.ts'
import type { Dossier } from '../queries/dossier.ts'
import type { Temporal } from 'temporal-polyfill'

type Props = { dossier: Dossier; form: FormState; peutProposer: boolean; now: Temporal.Instant }

/** The visit that is proposed, agreed or past, and the form to propose one when none is under way. */
export function VisiteSection(props: Props) {
  const { recue, visite } = props.dossier
  const possible = props.peutProposer && VISITE_POSSIBLE.includes(recue.statut)
  if (!visite && !possible) return null
  return (
    <Section title="Visite" id="visite">
      {visite && <EtatVisite visite={visite} now={props.now} />}
      {possible && <ActeVisite {...props} />}
    </Section>
  )
}

function ActeVisite({ dossier, form, now }: Props) {
  const { recue, visite } = dossier
  if (visite && isEnCours(visite, now)) {
    return (
      <Form action={`/bailleur/candidatures/${recue.id}/visite/annulation`} label="Annuler la visite">
        <Actions>
          <SubmitButton look="secondary" small>
            Annuler cette visite
          </SubmitButton>
        </Actions>
      </Form>
    )
  }
  return (
    <Disclosure summary={visite ? 'Proposer une autre visite' : 'Proposer une visite'} look="card" open={Object.keys(form.errors).length > 0}>
      <Proposer id={recue.id} form={form} />
    </Disclosure>
  )
}

/** An answer is awaited, or a time is agreed and to come. */
function isEnCours(visite: Visite, now: Temporal.Instant): boolean {
  if (visite.annuleeLe || visite.declinee) return false
  return visite.choisie ? isVisiteFixee(visite, now) : visite.creneaux.some((creneau) => creneau.epochMilliseconds > now.epochMilliseconds)
}

function EtatVisite({ visite, now }: { visite: Visite; now: Temporal.Instant }) {
  const { tone, title } = describeVisite(visite, now)
  return (
    <Notice tone={tone} title={title}>
      {!visite.choisie && (
        <ul>
          {visite.creneaux.map((creneau) => (
            <li key={creneau.toString()}>{jourHeure(creneau)}</li>
          ))}
        </ul>
      )}
      <p>Rendez-vous{'\u00a0'}: {visite.rendezVous}</p>
    </Notice>
  )
}

function describeVisite(visite: Visite, now: Temporal.Instant): { tone: 'info' | 'success' | 'warning'; title: string } {
  const { choisie, declinee, annuleeLe } = visite
  if (annuleeLe) return { tone: 'info', title: 'Visite annulée' }
  if (declinee) return { tone: 'warning', title: 'Aucun de ces moments ne convient au candidat' }
  if (choisie) return isVisiteFixee(visite, now) ? { tone: 'success', title: `Visite fixée ${jourHeure(choisie)}` } : { tone: 'info', title: `Visite prévue ${jourHeure(choisie)}` }
  return isEnCours(visite, now) ? { tone: 'info', title: 'Le candidat doit choisir un de ces moments' } : { tone: 'warning', title: 'Le candidat n’a pas répondu à temps' }
}

function Proposer(props: { id: number; form: FormState }) {
  const { form } = props
  const [premier, ...autres] = CRENEAUX
  const filled = autres.some((n) => valueOf(form, `creneau${n}-jour`) !== '' || valueOf(form, `heure${n}`) !== '' || form.errors[`creneau${n}`] !== undefined)
  return (
    <Form action={`/bailleur/candidatures/${props.id}/visite`} label="Proposer une visite">
      <Textarea form={form} name="rendez_vous" label="Rendez-vous" hint="Où se retrouver, qui demander, un téléphone en cas de retard" rows={2} maxLength={RENDEZ_VOUS_MAXIMUM} />
      <Creneau form={form} n={premier} titre="Premier moment" />
      <Disclosure summary="Proposer jusqu’à trois autres moments" open={filled}>
        {autres.map((n) => (
          <Creneau key={n} form={form} n={n} titre={TITRES[n]} optional />
        ))}
      </Disclosure>
      <Actions>
        <SubmitButton>Proposer la visite</SubmitButton>
      </Actions>
    </Form>
  )
}

const TITRES = { 2: 'Deuxième moment', 3: 'Troisième moment', 4: 'Quatrième moment' } as const

function Creneau(props: { form: FormState; n: (typeof CRENEAUX)[number]; titre: string; optional?: boolean }) {
  const { form, n, titre, optional } = props
  return (
    <FormSection title={titre}>
      <DateField form={form} name={`creneau${n}`} label="Jour" optional={optional} />
      <Select form={form} name={`heure${n}`} label="Heure de Paris" width="short" optional={optional} options={HEURES.map((value) => ({ value, label: sayHeure(value) }))} />
    </FormSection>
  )
}

function sayHeure(value: string): string {
  const [hours = '', minutes = ''] = value.split(':')
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`
}

import type { ComponentChildren } from 'preact'
import { DECISIONS, FICHES_DECISION, type CodeDecision } from '#domain/commission.ts'
import { listFondements, MOTIFS_FREQUENTS } from '#domain/commission-motifs.ts'
import type { Financement } from '#domain/offre.ts'
import { labelPiece, PIECES_DEMANDABLES } from '#domain/piece.ts'
import { CheckboxGroup, RadioGroup, Select } from '#ui/choice-field.tsx'
import { DateField } from '#ui/date-field.tsx'
import { fieldId, valueOf, type FormState } from '#ui/form-state.ts'
import { Icon } from '#ui/icons.tsx'
import { Textarea } from '#ui/text-field.tsx'
import type { Examine } from '../queries/examen.ts'
import { describeCandidat, nameOf } from './cadre.tsx'

type Props = { candidat: Examine; form: FormState; financement: Financement }

/** The five decisions for one candidate; what each needs stands under it, and hides as long as it is not chosen where the browser can. */
export function ChampsDecision(props: Props) {
  const { candidat, form } = props
  const name = `decision-${candidat.id}`
  const id = fieldId(form, name)
  const error = form.errors[name]
  return (
    <fieldset class="decision" id={`${id}-groupe`}>
      <legend class="decision-legend">{nameOf(candidat)}</legend>
      <p class="small">
        {describeCandidat(candidat)}
        {candidat.attentePiece !== null && <strong>{`\u00a0· pièce attendue\u00a0: ${labelPiece(candidat.attentePiece)}`}</strong>}
      </p>
      <p>
        <a href={`/bailleur/candidatures/${candidat.id}`}>
          Lire le dossier<span class="sr-only"> de {nameOf(candidat)}</span>
        </a>
      </p>
      {error !== undefined && (
        <p class="field-error" id={`${id}-erreur`}>
          <Icon name="alert" />
          {error}
        </p>
      )}
      {DECISIONS.map((code, index) => (
        <Choix key={code} {...props} code={code} id={index === 0 ? id : `${id}-${index}`} name={name}>
          {FIELDS[code]?.(props)}
        </Choix>
      ))}
    </fieldset>
  )
}

function Choix(props: { form: FormState; code: CodeDecision; id: string; name: string; children: ComponentChildren }) {
  const { id, code } = props
  const { libelle, consequence } = FICHES_DECISION[code]
  return (
    <div class="decision-choice">
      <div class="choice">
        <input class="choice-input choice-radio" type="radio" id={id} name={props.name} value={code} checked={valueOf(props.form, props.name) === code} aria-describedby={`${id}-aide`} />
        <label class="choice-label" for={id}>
          {libelle}
        </label>
        <p class="choice-hint" id={`${id}-aide`}>
          {consequence}
        </p>
      </div>
      {props.children !== undefined && <div class="decision-fields">{props.children}</div>}
    </div>
  )
}

const FIELDS: Readonly<Partial<Record<CodeDecision, (props: Props) => ComponentChildren>>> = {
  attribution_rang: ({ form, candidat }) => <RadioGroup form={form} name={`rang-${candidat.id}`} label="Rang" look="inline" options={['2', '3'].map((value) => ({ value, label: `Rang ${value}` }))} />,
  attribution_sous_condition: ({ form, candidat }) => (
    <>
      <Select form={form} name={`piece-${candidat.id}`} label="Pièce qui manque" hint="La liste est celle de la loi : rien d’autre ne peut être demandé." options={PIECES_DEMANDABLES.map(({ code, libelle }) => ({ value: code, label: libelle }))} />
      <DateField form={form} name={`limite-${candidat.id}`} label="Dernier jour pour l’apporter" hint="Ce jour compte jusqu’à 24 h. Il ne pourra pas être repoussé." />
      <Select form={form} name={`rang_condition-${candidat.id}`} label="Rang" optional width="medium" placeholder="Le meilleur rang libre" options={['1', '2', '3'].map((value) => ({ value, label: `Rang ${value}` }))} />
    </>
  ),
  non_attribution: ({ form, candidat }) => (
    <>
      <CheckboxGroup form={form} name={`motifs-${candidat.id}`} label="Motifs" hint="Le candidat les lira tels quels." options={MOTIFS_FREQUENTS.map((motif) => ({ value: motif, label: motif }))} />
      <Textarea form={form} name={`autre_motif-${candidat.id}`} label="Autre motif" hint="L’absence de lien avec la commune ne peut pas être un motif." optional rows={2} maxLength={600} />
    </>
  ),
  irrecevabilite: ({ form, candidat, financement }) => (
    <>
      <RadioGroup form={form} name={`fondement-${candidat.id}`} label="Condition légale qui n’est pas remplie" options={listFondements(financement).map(({ code, libelle, article, marque }) => ({ value: code, label: libelle, hint: marque === 'M' ? `${article} (à vérifier)` : article }))} />
      <Textarea form={form} name={`explication-${candidat.id}`} label="Ce qui est constaté" hint="Le candidat le lira tel quel. Exemple : « Vos revenus de 2024, 38 200 €, dépassent le plafond de 34 100 €. »" rows={2} maxLength={600} />
    </>
  ),
}

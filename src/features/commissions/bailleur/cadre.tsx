import type { ComponentChildren } from 'preact'
import { TEXTES_EXCEPTION } from '#domain/commission.ts'
import { EXCEPTIONS } from '#domain/commission.ts'
import { RadioGroup } from '#ui/choice-field.tsx'
import type { FormState } from '#ui/form-state.ts'
import { jour, nameTypologie, nombre, pluriel, rang, surface } from '#ui/format.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Examen, Examine } from '../queries/examen.ts'

type CadreProps = { examen: Examen; titre: string; lead?: ComponentChildren; fait?: string | undefined; invalid?: boolean; children: ComponentChildren }

/** The frame of the pages on one home before its commission. */
export function Cadre(props: CadreProps) {
  const { offre } = props.examen
  return (
    <Page title={`${props.titre}, offre ${offre.reference}`} active="commissions" width="wide" back={{ href: `/bailleur/offres/${offre.id}`, label: `Offre ${offre.reference}` }} {...(props.invalid ? { invalid: true } : {})}>
      <PageTitle kicker={`Offre ${offre.reference}\u00a0: ${nameTypologie(offre.typologie)}, ${surface(offre.surface)}, ${offre.ville}, ${offre.financement}`} lead={props.lead}>
        {props.titre}
      </PageTitle>
      {props.fait !== undefined && (
        <Notice tone="success" announce>
          {props.fait}
        </Notice>
      )}
      {props.children}
    </Page>
  )
}

export function nameOf({ prenom, nom }: Pick<Examine, 'prenom' | 'nom'>): string {
  return `${prenom} ${nom}`
}

/** What tells a candidate from another, in one line. */
export function describeCandidat({ rangGele, totalGele, personnes, dateDepot }: Examine): string {
  const place = rangGele === null ? [] : [`${rang(rangGele)} de la liste`]
  const points = totalGele === null ? [] : [`${nombre(totalGele)}\u00a0points`]
  return [...place, ...points, `foyer de ${pluriel(personnes, 'personne')}`, `demande du ${jour(dateDepot)}`].join(' · ')
}

/** Why fewer than three candidates are examined: R441-3. */
export function ChampException(props: { form: FormState }) {
  return (
    <RadioGroup
      form={props.form} name="exception" label="Pourquoi moins de trois candidats ?" hint="La commission examine au moins trois candidats par logement, sauf dans ces trois cas (CCH, art. R441-3)."
      options={EXCEPTIONS.map((value) => ({ value, label: TEXTES_EXCEPTION[value] }))}
    />
  )
}

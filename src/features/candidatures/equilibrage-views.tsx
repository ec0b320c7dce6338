import { addJours, type Jour } from '#domain/jour.ts'
import { NOMS_BONUS, type BonusMotive } from '#domain/equilibrage.ts'
import { CATEGORIES_ENTREPRISE } from '#domain/entreprise.ts'
import { BonusLine } from '#ui/bonus-line.tsx'
import { Actions, SubmitButton } from '#ui/button.tsx'
import { RadioGroup } from '#ui/choice-field.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { EMPTY_FORM, type FormState } from '#ui/form-state.ts'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { jour } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { Textarea } from '#ui/text-field.tsx'
import type { LigneEquilibrage } from './queries/equilibrage.ts'

type Fin = FormState & { id: number }
type Props = { lignes: readonly LigneEquilibrage[]; bonus: BonusMotive | undefined; today: Jour; peutFixer: boolean; form: FormState; fin?: Fin; fait: string | undefined }

const FAITS: Readonly<Record<string, string>> = {
  pose: 'Le bonus est enregistré. Il est affiché à tous avec sa raison.',
  arrete: 'Le bonus s’arrête ce soir. Les listes déjà closes gardent le leur.',
  annule: 'Le bonus prévu est annulé.',
}

/** Which bonus, since when, why; a responsable may set or end one by hand. */
export function EquilibragePage(props: Props) {
  const { form, fin, fait = '' } = props
  const current = props.lignes.filter((ligne) => ligne.fin > addJours(props.today, 1))
  return (
    <Page title="Bonus d’équilibrage" active="equilibrage" width="wide" invalid={Object.keys(form.errors).length > 0 || fin !== undefined}>
      <PageTitle lead="Le 1er de chaque mois, la taille d’entreprise dont les salariés ont été moins logés sur douze mois reçoit 240 points, si l’écart est d’au moins 5 points de pourcentage.">Bonus d’équilibrage</PageTitle>
      {Object.hasOwn(FAITS, fait) && <Notice tone="success" announce>{FAITS[fait]}</Notice>}
      <ErrorSummary form={fin ?? form} />
      <BonusLine bonus={props.bonus} />
      {props.peutFixer ? <Fixer form={form} current={current} fin={fin} /> : <p>Votre rôle permet de lire, pas de décider.</p>}
      <Section title="Tous les bonus">
        <Liste lignes={props.lignes} today={props.today} />
      </Section>
    </Page>
  )
}

function Liste(props: { lignes: readonly LigneEquilibrage[]; today: Jour }) {
  return (
    <Table
      caption="Bonus, du plus récent au plus ancien"
      captionHidden
      columns={[
        { key: 'categorie', label: 'Salariés des', heading: true, render: (row: LigneEquilibrage) => NOMS_BONUS[row.categorie] },
        { key: 'debut', label: 'Du', render: (row: LigneEquilibrage) => jour(row.debut) },
        { key: 'fin', label: 'Au', render: (row: LigneEquilibrage) => jour(addJours(row.fin, -1)) },
        { key: 'etat', label: 'État', render: (row: LigneEquilibrage) => <Etat ligne={row} today={props.today} /> },
        { key: 'motif', label: 'Raison affichée', render: (row: LigneEquilibrage) => row.motif },
      ]}
      rows={props.lignes}
      rowKey={({ id }) => String(id)}
      empty={<EmptyState title="Aucun bonus pour l’instant" drawing="list" level={3}>Le premier est décidé le 1er d’un mois, si une taille d’entreprise a pris du retard.</EmptyState>}
    />
  )
}

function Etat(props: { ligne: LigneEquilibrage; today: Jour }) {
  const { ligne, today } = props
  if (ligne.fin <= today) return <Status tone="grey">Terminé</Status>
  return ligne.debut <= today ? <Status tone="green">En cours</Status> : <Status tone="blue">À venir</Status>
}

function Fixer(props: { form: FormState; current: readonly LigneEquilibrage[]; fin: Fin | undefined }) {
  const { form, fin } = props
  return (
    <Section title="Décider à la main" lead="Pour un objectif d’entreprise ou de territoire. La raison que vous écrivez est affichée à tous.">
      {props.current.map((ligne) => (
        <Disclosure key={ligne.id} summary={`Arrêter le bonus des ${NOMS_BONUS[ligne.categorie]}, prévu jusqu’au ${jour(addJours(ligne.fin, -1))}`} open={fin?.id === ligne.id}>
          <FinForm ligne={ligne} form={fin?.id === ligne.id ? fin : { ...EMPTY_FORM, prefix: `fin-${ligne.id}` }} />
        </Disclosure>
      ))}
      <Disclosure summary="Fixer un bonus" open={Object.keys(form.errors).length > 0}>
        <Form action="/conseiller/equilibrage" label="Fixer un bonus">
          <RadioGroup form={form} name="categorie" label="Pour les salariés des" options={CATEGORIES_ENTREPRISE.map((categorie) => ({ value: categorie, label: NOMS_BONUS[categorie] }))} />
          <DateField form={form} name="debut" label="Premier jour" />
          <DateField form={form} name="fin" label="Dernier jour" />
          <Textarea form={form} name="motif" label="Raison, affichée à tous" rows={3} maxLength={500} />
          <Actions>
            <SubmitButton>Fixer ce bonus</SubmitButton>
          </Actions>
        </Form>
      </Disclosure>
    </Section>
  )
}

function FinForm(props: { ligne: LigneEquilibrage; form: FormState }) {
  return (
    <Form action={`/conseiller/equilibrage/${props.ligne.id}/fin`} label="Arrêter ce bonus">
      <p>En cours, il s’arrête ce soir, et les rangs des listes encore ouvertes changent demain. Pas encore commencé, il est annulé. Les rangs des listes closes ne changent jamais.</p>
      <Textarea form={props.form} name="motif" label={'Pourquoi\u00a0?'} hint="Gardé dans l’historique." rows={2} maxLength={500} />
      <Actions>
        <SubmitButton look="danger">Arrêter ce bonus</SubmitButton>
      </Actions>
    </Form>
  )
}

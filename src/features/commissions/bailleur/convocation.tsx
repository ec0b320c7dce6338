import { CANDIDATS_MINIMUM } from '#domain/commission.ts'
import { labelPiece } from '#domain/piece.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { DateField } from '#ui/date-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { jourLong } from '#ui/format.ts'
import { Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { listEnAttente, type Examen, type Examine } from '../queries/examen.ts'
import { LECTURE_SEULE } from '../texts.ts'
import { Cadre, ChampException, describeCandidat, nameOf } from './cadre.tsx'

type Props = { examen: Examen; form: FormState; peutConvoquer: boolean; why?: string | undefined }

/** The day on which a home is put before the commission; another day, as long as no letter has left. */
export function ConvocationPage(props: Props) {
  const { examen, form } = props
  const ouvert = examen.passage?.notifieLe === null ? examen.passage : undefined
  const candidats = listEnAttente(examen)
  const titre = ouvert ? 'Changer le jour de la commission' : 'Inscrire le logement à une commission'
  return (
    <Cadre examen={examen} titre={titre} lead={ouvert ? `Inscrit à la commission du ${jourLong(ouvert.jour)}.` : undefined} invalid={Object.keys(form.errors).length > 0}>
      <ErrorSummary form={form} />
      {props.why !== undefined && <Notice tone="danger" announce>{props.why}</Notice>}
      <Section title="Candidats à examiner">
        <Table caption="Candidats à examiner" captionHidden columns={COLUMNS} rows={candidats} rowKey={({ id }) => String(id)} empty={<Personne />} />
      </Section>
      {candidats.length > 0 && (props.peutConvoquer ? <Formulaire {...props} candidats={candidats} reporte={ouvert !== undefined} /> : <Notice>{LECTURE_SEULE}</Notice>)}
    </Cadre>
  )
}

function Formulaire(props: Props & { candidats: readonly Examine[]; reporte: boolean }) {
  const { examen, form, candidats } = props
  return (
    <Section title="Commission">
      <Form action={`/bailleur/offres/${examen.offre.id}/commission`}>
        <DateField form={form} name="jour" label="Jour de la commission" hint={`À partir d’aujourd’hui, dans les douze mois. ${candidats.length === 1 ? 'Le candidat en est averti' : 'Les candidats en sont avertis'} par e-mail.`} />
        {candidats.length < CANDIDATS_MINIMUM && <ChampException form={form} />}
        <Actions>
          <SubmitButton>{props.reporte ? 'Changer le jour' : 'Inscrire et avertir les candidats'}</SubmitButton>
          <ButtonLink href={`/bailleur/offres/${examen.offre.id}`} look="secondary">
            Ne rien changer
          </ButtonLink>
        </Actions>
      </Form>
    </Section>
  )
}

const COLUMNS = [
  { key: 'nom', label: 'Candidat', heading: true, render: (row: Examine) => <a href={`/bailleur/candidatures/${row.id}`}>{nameOf(row)}</a> },
  { key: 'faits', label: 'Liste et foyer', render: (row: Examine) => describeCandidat(row) },
  { key: 'piece', label: 'Pièce attendue', render: (row: Examine) => (row.attentePiece === null ? 'Aucune' : labelPiece(row.attentePiece)) },
]

function Personne() {
  return (
    <EmptyState title="Plus de candidat à examiner" drawing="list" level={3}>
      <p>Les candidats de ce logement sont partis. Action Logement peut vous en désigner d’autres, dans l’ordre de la liste.</p>
    </EmptyState>
  )
}

import type { EtatPiece, PieceRequise } from '#domain/piece.ts'
import { Actions, SubmitButton } from '#ui/button.tsx'
import { Checkbox } from '#ui/choice-field.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { jourHeure, pluriel } from '#ui/format.ts'
import { Page, PageTitle } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Status, type StatusTone } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import type { LignePiece } from '../pieces.ts'
import type { LoadedDemande } from '../queries.ts'
import type { Flash } from '../texts.ts'
import { EtapesDossier } from '../views.tsx'
import { SiteRegistre } from './confirmer.tsx'

type Props = { loaded: LoadedDemande; pieces: readonly LignePiece[]; form: FormState; flash?: Flash }

/** F129: the papers of this household, what the register says of each, and the person’s own declaration. */
export function PiecesPage(props: Props) {
  const { loaded, pieces, form } = props
  const first = loaded.piecesConfirmeesLe === undefined
  const missing = pieces.filter(({ etat }) => etat === 'absente' || etat === 'expiree')
  return (
    <Page title="Mes pièces justificatives" active="situation" back={first ? undefined : { href: '/demandeur', label: 'Ma situation' }} invalid={Object.keys(form.errors).length > 0}>
      {first && <EtapesDossier at={3} />}
      <PageTitle lead="Elles se déposent sur le site où vous avez fait votre demande. Sans elles, une candidature ne peut pas être étudiée.">Mes pièces justificatives</PageTitle>
      {props.flash && <Notice tone={props.flash.ton} announce>{props.flash.texte}</Notice>}
      <ErrorSummary form={form} />
      <Table
        caption="Pièces obligatoires pour votre foyer"
        columns={[
          { key: 'piece', label: 'Pièce', heading: true, render: ({ requise }) => nameOf(requise) },
          { key: 'qui', label: 'Pour', render: ({ qui }) => qui },
          { key: 'etat', label: 'Au registre', render: ({ etat }) => <Etat etat={etat} /> },
        ]}
        rows={pieces}
        rowKey={({ requise }) => `${requise.type}-${requise.personne ?? 'foyer'}-${requise.annee ?? ''}`}
      />
      <Disclosure summary="D’autres pièces peuvent être demandées ensuite">
        <p>Le service qui étudie votre dossier peut vous demander un contrat de travail, trois bulletins de paie, un livret de famille, un jugement de divorce ou un bail. La liste est fixée par l’arrêté du 22{'\u00a0'}décembre{'\u00a0'}2020{'\u00a0'}: rien d’autre ne peut être exigé.</p>
      </Disclosure>
      <Declaration loaded={loaded} missing={missing.length} form={form} />
    </Page>
  )
}

const ETATS: Readonly<Record<EtatPiece, { tone: StatusTone; texte: string }>> = {
  validee: { tone: 'green', texte: 'Déposée et validée' },
  deposee: { tone: 'blue', texte: 'Déposée' },
  expiree: { tone: 'orange', texte: 'Date de validité dépassée' },
  absente: { tone: 'orange', texte: 'Absente du registre' },
}

function Etat(props: { etat: EtatPiece }) {
  const { tone, texte } = ETATS[props.etat]
  return <Status tone={tone}>{texte}</Status>
}

function nameOf({ type, annee }: PieceRequise): string {
  if (type === 'identite') return 'Pièce d’identité ou titre de séjour'
  if (type === 'filiation') return 'Livret de famille ou actes de naissance des enfants'
  return `Avis d’imposition ${annee === undefined ? '' : `${annee + 1} sur les revenus ${annee}`}`
}

/** The register may be late on what was filed yesterday: the declaration is the person’s, and it says what the register says. */
function Declaration(props: { loaded: LoadedDemande; missing: number; form: FormState }) {
  const { piecesConfirmeesLe } = props.loaded
  return (
    <>
      {props.missing > 0 && (
        <Notice tone="warning" title={`Il manque ${pluriel(props.missing, 'pièce')} au registre`}>
          <p>
            Déposez ce qui manque sur <SiteRegistre />, puis <a href="/demandeur">mettez votre demande à jour</a>. Si vous venez de le faire, le registre peut avoir quelques jours de retard{'\u00a0'}: vous pouvez le déclarer ici, et un conseiller vérifiera.
          </p>
        </Notice>
      )}
      {piecesConfirmeesLe !== undefined && <Notice tone="success">Vous avez confirmé vos pièces {jourHeure(piecesConfirmeesLe)}.</Notice>}
      <Form action="/demandeur/pieces">
        <Checkbox
          form={props.form}
          name="declaration"
          label={props.missing > 0 ? 'Je déclare avoir déposé toutes ces pièces, y compris celles que le registre ne montre pas encore.' : 'Je confirme que toutes ces pièces sont déposées et à jour.'}
        />
        <Actions>
          <SubmitButton>{piecesConfirmeesLe === undefined ? 'Confirmer' : 'Confirmer de nouveau'}</SubmitButton>
        </Actions>
      </Form>
    </>
  )
}

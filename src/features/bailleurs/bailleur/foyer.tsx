import { Fragment, type ComponentChildren } from 'preact'
import { labelOf } from '#connectors/sne/codes.ts'
import type { DemandeRegistre, Titulaire } from '#connectors/sne/index.ts'
import type { EtatPiece, PieceRequise } from '#domain/piece.ts'
import { Card } from '#ui/card.tsx'
import { Facts, type Fact } from '#ui/facts.tsx'
import { deNom, euros, jour, pluriel, surface } from '#ui/format.ts'
import { Grid, Section } from '#ui/layout.tsx'
import { Status, type StatusTone } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import type { Contenu, Dossier } from '../queries/dossier.ts'

type Props = { contenu: Contenu; offre: Dossier['offre'] }

/** The request as the register gives it: what a landlord needs to study a file, and nothing of what only the person should say. */
export function Foyer(props: Props) {
  const { registre } = props.contenu.loaded
  return (
    <>
      <Section title="Le foyer et ses ressources" lead={`D’après le registre national. Demande ${props.contenu.loaded.numeroUnique}, déposée le ${jour(props.contenu.loaded.dateDepot)}.`}>
        <Grid min="large">
          <Card title="Le foyer" level={3}>
            <Facts items={foyer(registre)} />
          </Card>
          <Card title="Les revenus et le plafond" level={3}>
            <Facts items={[...plafond(props), ...revenus(registre)]} />
          </Card>
          <Card title="Le travail et le logement actuel" level={3}>
            <Facts items={[...travail(registre), ...logement(registre)]} />
          </Card>
        </Grid>
      </Section>
      <PiecesAuRegistre {...props} />
    </>
  )
}

type Line = readonly [string, ComponentChildren]

function listFacts(lines: readonly Line[]): readonly Fact[] {
  return lines.flatMap(([label, value]) => (value === undefined || value === false || value === '' ? [] : [{ label, value }]))
}

function Lines(props: { items: readonly string[] }) {
  return (
    <>
      {props.items.map((item, index) => (
        <Fragment key={item}>
          {index > 0 && <br />}
          {item}
        </Fragment>
      ))}
    </>
  )
}

function nameTitulaire({ civilite, nom, prenom, dateNaissance }: Titulaire): string {
  return `${prenom} ${nom}${dateNaissance === undefined ? '' : `, ${civilite === '1' ? 'né' : 'née'} le ${jour(dateNaissance)}`}`
}

function foyer({ demandeur, cotitulaires, personnesACharge, enfantsANaitre, enfantsEnGarde, dalo }: DemandeRegistre): readonly Fact[] {
  return listFacts([
    ['Demandeur', nameTitulaire(demandeur)],
    ['Téléphone', demandeur.telPortable?.replace(/(\d{2})(?=\d)/g, '$1\u00a0')],
    ['E-mail', demandeur.mel],
    ['Situation familiale', demandeur.situationFamiliale && labelOf('situationFamiliale', demandeur.situationFamiliale)],
    ['Séjour', demandeur.nationalite && labelOf('nationalite', demandeur.nationalite)],
    ['Avec', cotitulaires.length > 0 && <Lines items={cotitulaires.map((one) => `${nameTitulaire(one)} (${labelOf('lienDemandeur', one.lienDemandeur).toLowerCase()})`)} />],
    ['À charge', personnesACharge.length > 0 && <Lines items={personnesACharge.map((one) => `${one.prenom ?? 'Prénom non précisé'}${one.dateNaissance === undefined ? '' : `, ${jour(one.dateNaissance)}`} (${labelOf('lienParente', one.lienParente).toLowerCase()})`)} />],
    ['À naître', enfantsANaitre && pluriel(enfantsANaitre.nombre, 'enfant')],
    ['En garde', enfantsEnGarde.length > 0 && pluriel(enfantsEnGarde.length, 'enfant')],
    ['Droit au logement opposable', dalo && labelOf('dalo', dalo.etat)],
  ])
}

/** The law's own figures for this home: income retained, ceiling, answer. */
function plafond({ contenu, offre }: Props): readonly Fact[] {
  const { revenu, plafond: limite, respecte, categorie } = contenu.situation
  const answer: { tone: StatusTone; texte: string } = respecte === undefined ? { tone: 'orange', texte: 'À vérifier' } : respecte ? { tone: 'green', texte: 'Sous le plafond' } : { tone: 'red', texte: 'Au-dessus du plafond' }
  return [
    { label: `Plafond ${offre.financement}`, value: limite === undefined ? 'Inconnu pour cette commune' : euros(limite), hint: `Ménage de catégorie ${categorie}` },
    { label: 'Revenu retenu', value: revenu === undefined ? 'Avis d’imposition manquant' : euros(revenu.montant), ...(revenu ? { hint: `Revenus de ${revenu.annee}` } : {}) },
    { label: 'Réponse de la loi', value: <Status tone={answer.tone}>{answer.texte}</Status> },
  ]
}

function revenus({ demandeur, cotitulaires }: DemandeRegistre): readonly Fact[] {
  const titulaires = [demandeur, ...cotitulaires]
  return titulaires.flatMap(({ prenom, ressources, versees }) => {
    const qui = titulaires.length > 1 ? ` ${deNom(prenom)}` : ''
    return listFacts([
      [`Chaque mois${qui}`, ressources.length > 0 && <Lines items={ressources.map(({ code, montant }) => `${labelOf('ressource', code)}\u00a0: ${euros(montant)}`)} />],
      [`Versé chaque mois${qui}`, versees.length > 0 && <Lines items={versees.map(({ code, montant }) => `${labelOf('ressource', code)}\u00a0: ${euros(montant)}`)} />],
    ])
  })
}

/** As declared to the register; what the person lets their company see is another matter, and none of the landlord's. */
function travail({ demandeur, cotitulaires }: DemandeRegistre): readonly Fact[] {
  const known = [demandeur, ...cotitulaires].flatMap(({ prenom, situationProfessionnelle }) => (situationProfessionnelle ? [{ prenom, ...situationProfessionnelle }] : []))
  if (known.length === 0) return [{ label: 'Situation', value: 'Non précisée au registre' }]
  return known.flatMap(({ prenom, profession, typeContratTravail, nomEmployeurPrincipal, dateEmbauche }) => {
    const qui = known.length > 1 ? ` ${deNom(prenom)}` : ''
    return listFacts([
      [`Situation${qui}`, typeContratTravail && labelOf('contrat', typeContratTravail)],
      [`Profession${qui}`, profession],
      [`Employeur${qui}`, nomEmployeurPrincipal],
      [`Embauche${qui}`, dateEmbauche && jour(dateEmbauche)],
    ])
  })
}

/** Whoever looks over a shoulder must not read this one. */
const MOTIF_PROTEGE = '06'

/** The street where someone lives today is not needed to study a file. */
function logement({ logementActuel, motifs }: DemandeRegistre): readonly Fact[] {
  const { modeles = [], loyerMensuel, nombreHabitants, typologie, surface: m2, proprietaire } = logementActuel ?? {}
  return listFacts([
    ['Aujourd’hui', modeles.length > 0 ? <Lines items={modeles.map((code) => labelOf('modeleLogement', code))} /> : 'Non précisé au registre'],
    ['Loyer actuel', loyerMensuel !== undefined && `${euros(loyerMensuel)} par mois`],
    ['Logement actuel', [typologie && labelOf('typologie', typologie), m2 !== undefined && surface(m2), nombreHabitants !== undefined && pluriel(nombreHabitants, 'habitant')].filter(Boolean).join(', ')],
    ['Propriétaire d’un logement', proprietaire === true && 'Oui'],
    ['Motifs de la demande', motifs.length > 0 && <Lines items={motifs.map((code) => (code === MOTIF_PROTEGE ? 'Motif confidentiel, connu du registre' : labelOf('motif', code)))} />],
  ])
}

const ETATS: Readonly<Record<EtatPiece, { tone: StatusTone; texte: string }>> = {
  validee: { tone: 'green', texte: 'Déposée et validée' },
  deposee: { tone: 'blue', texte: 'Déposée' },
  expiree: { tone: 'orange', texte: 'Date de validité dépassée' },
  absente: { tone: 'orange', texte: 'Absente du registre' },
}

function PiecesAuRegistre({ contenu }: Props) {
  const { piecesDeposees } = contenu.loaded.registre
  const autres = piecesDeposees.filter(({ type }) => !OBLIGATOIRES.includes(type))
  return (
    <Section title="Les pièces au registre" lead="Elles se consultent au registre national, où le candidat les dépose. AL’in n’en garde aucune copie.">
      <Table
        caption="Pièces obligatoires"
        columns={[
          { key: 'piece', label: 'Pièce', heading: true, render: ({ requise }) => nameRequise(requise) },
          { key: 'qui', label: 'Pour', render: ({ requise, qui }) => (requise.personne === undefined ? 'Le foyer' : qui) },
          { key: 'etat', label: 'Au registre', render: ({ etat }) => <Status tone={ETATS[etat].tone}>{ETATS[etat].texte}</Status> },
        ]}
        rows={contenu.obligatoires}
        rowKey={({ requise }) => `${requise.type}-${requise.personne ?? 'foyer'}-${requise.annee ?? ''}`}
      />
      {autres.length > 0 && <p class="small">Aussi déposées{'\u00a0'}: {autres.map(({ type, date, validee }) => `${labelOf('piece', type).toLowerCase()} (${jour(date)}${validee ? ', validée' : ''})`).join(', ')}.</p>}
    </Section>
  )
}

const OBLIGATOIRES: readonly string[] = ['ID', 'SEJOUR', 'FAMILLE', 'FISC']

function nameRequise({ type, annee }: PieceRequise): string {
  if (type === 'identite') return 'Pièce d’identité ou titre de séjour'
  if (type === 'filiation') return 'Livret de famille ou actes de naissance'
  return `Avis d’imposition${annee === undefined ? '' : ` ${annee + 1} sur les revenus ${annee}`}`
}

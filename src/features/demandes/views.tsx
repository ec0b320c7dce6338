import { Fragment, type ComponentChildren } from 'preact'
import { labelOf } from '#connectors/sne/codes.ts'
import type { DemandeRegistre, LogementActuel, Titulaire } from '#connectors/sne/index.ts'
import { countPersonnes } from '#domain/menage.ts'
import { CopyValue, Facts, type Fact } from '#ui/facts.tsx'
import { euros, jour, pluriel, surface } from '#ui/format.ts'
import { KeyFigures } from '#ui/key-figures.tsx'
import { Grid } from '#ui/layout.tsx'
import { Card } from '#ui/card.tsx'
import { Stepper, type StepState } from '#ui/stepper.tsx'
import type { LoadedDemande } from './queries.ts'

export type NomCommune = (code: string) => string

/** F132: the two numbers, at the top of the space. */
export function Numeros(props: { loaded: Pick<LoadedDemande, 'numeroAls' | 'numeroUnique'> }) {
  return (
    <KeyFigures
      size="medium"
      items={[
        { label: 'N°\u00a0ALS', value: <CopyValue value={props.loaded.numeroAls} label="N° ALS" /> },
        { label: 'Numéro unique', value: <CopyValue value={props.loaded.numeroUnique} label="numéro unique" /> },
      ]}
    />
  )
}

const ETAPES = ['Importer ma demande', 'Mon travail', 'Mes données', 'Mes pièces'] as const

/** Where one is between the number and the first offer (F110). */
export function EtapesDossier(props: { at: 0 | 1 | 2 | 3 }) {
  const state = (index: number): StepState => (index < props.at ? 'done' : index === props.at ? 'current' : 'upcoming')
  return <Stepper label="Étapes avant de postuler" steps={ETAPES.map((label, index) => ({ label, state: state(index) }))} />
}

/** The request as the register gives it, every code in words; what this house does not know is shown as it came. */
export function RegistreCards(props: { registre: DemandeRegistre; communes: NomCommune }) {
  const { registre, communes } = props
  return (
    <Grid min="large">
      <Card title="Votre foyer" level={3}>
        <Facts items={foyerOf(registre)} />
      </Card>
      <Card title="Vos revenus" level={3}>
        <Facts items={revenusOf(registre)} />
      </Card>
      <Card title="Ce que vous cherchez" level={3}>
        <Facts items={souhaitsOf(registre, communes)} />
      </Card>
      <Card title="Votre logement actuel" level={3}>
        <Facts items={logementOf(registre, communes)} />
      </Card>
    </Grid>
  )
}

/** The same in four lines, for whoever knows it by heart. */
export function RegistreResume(props: { loaded: Pick<LoadedDemande, 'registre' | 'demande'>; communes: NomCommune }) {
  const { registre, demande } = props.loaded
  const revenus = Object.entries(demande.rfr).sort(([a], [b]) => Number(b) - Number(a))
  const { logementRecherche } = registre
  return (
    <Facts
      items={listFacts([
        ['Foyer', pluriel(countPersonnes(demande.menage), 'personne')],
        ['Revenus fiscaux du foyer', revenus.length === 0 ? 'Incomplets' : <Lines items={revenus.map(([annee, montant]) => `${annee}\u00a0: ${euros(montant)}`)} />],
        ['Communes souhaitées', `${logementRecherche.communes.map(props.communes).join(', ')}${logementRecherche.demandeElargie ? ', et tout le département' : ''}`],
        ['Types souhaités', logementRecherche.typologies.map((code) => labelOf('typologie', code)).join(', ')],
      ])}
    />
  )
}

export function Lines(props: { items: readonly ComponentChildren[] }) {
  return (
    <>
      {props.items.map((item, index) => (
        <Fragment key={index}>
          {index > 0 && <br />}
          {item}
        </Fragment>
      ))}
    </>
  )
}

/** « Inès VASSEUR, née LEROUX, le 14 juin 1995 ». */
export function writeTitulaire({ civilite, nom, nomPatronymique, prenom, dateNaissance }: Titulaire): string {
  const ne = civilite === '1' ? 'né' : 'née'
  const patronyme = nomPatronymique !== undefined && nomPatronymique !== nom ? `, ${ne} ${nomPatronymique}` : ''
  return `${prenom} ${nom}${patronyme}${dateNaissance === undefined ? '' : `, ${ne} le ${jour(dateNaissance)}`}`
}

function foyerOf(registre: DemandeRegistre): readonly Fact[] {
  const { demandeur, cotitulaires, personnesACharge, enfantsANaitre, enfantsEnGarde } = registre
  return listFacts([
    ['Demandeur', writeTitulaire(demandeur)],
    ['Situation familiale', demandeur.situationFamiliale && labelOf('situationFamiliale', demandeur.situationFamiliale)],
    ['Nationalité', demandeur.nationalite && labelOf('nationalite', demandeur.nationalite)],
    ['Avec vous', cotitulaires.length > 0 && <Lines items={cotitulaires.map((one) => `${writeTitulaire(one)} (${labelOf('lienDemandeur', one.lienDemandeur)})`)} />],
    ['À charge', personnesACharge.length > 0 && <Lines items={personnesACharge.map((one) => `${one.prenom ?? 'Prénom non précisé'}${one.dateNaissance === undefined ? '' : `, ${jour(one.dateNaissance)}`} (${labelOf('lienParente', one.lienParente).toLowerCase()})`)} />],
    ['À naître', enfantsANaitre && `${pluriel(enfantsANaitre.nombre, 'enfant')}${enfantsANaitre.dateNaissancePrevue === undefined ? '' : `, prévu le ${jour(enfantsANaitre.dateNaissancePrevue)}`}`],
    ['En garde', enfantsEnGarde.length > 0 && <Lines items={enfantsEnGarde.map((one) => labelOf('coParentalite', one.coParentalite))} />],
    ['Droit au logement opposable', registre.dalo && labelOf('dalo', registre.dalo.etat)],
  ])
}

function revenusOf({ demandeur, cotitulaires }: DemandeRegistre): readonly Fact[] {
  const titulaires = [demandeur, ...cotitulaires]
  return titulaires.flatMap((titulaire) => {
    const qui = titulaires.length > 1 ? ` de ${titulaire.prenom}` : ''
    const annees = Object.entries(titulaire.revenuFiscal).sort(([a], [b]) => Number(b) - Number(a))
    return listFacts([
      ...annees.map(([annee, montant]) => [`Revenu fiscal ${annee}${qui}`, euros(montant)] as const),
      [`Revenu fiscal${qui}`, annees.length === 0 && 'Non renseigné'],
      [`Chaque mois${qui}`, titulaire.ressources.length > 0 && <Lines items={titulaire.ressources.map(({ code, montant }) => `${labelOf('ressource', code)}\u00a0: ${euros(montant)}`)} />],
      [`Versé chaque mois${qui}`, titulaire.versees.length > 0 && <Lines items={titulaire.versees.map(({ code, montant }) => `${labelOf('ressource', code)}\u00a0: ${euros(montant)}`)} />],
    ])
  })
}

function souhaitsOf({ logementRecherche, motifs, residencePrincipale }: DemandeRegistre, communes: NomCommune): readonly Fact[] {
  return listFacts([
    ['Communes', <Lines items={logementRecherche.communes.map(communes)} />],
    ['Tout le département', logementRecherche.demandeElargie ? 'Oui, accepté' : 'Non'],
    ['Types de logement', logementRecherche.typologies.map((code) => labelOf('typologie', code)).join(', ')],
    ['Appartement ou maison', logementRecherche.categorie && labelOf('categorieLogement', logementRecherche.categorie)],
    ['Motifs', motifs.length > 0 && <Lines items={motifs.map(writeMotif)} />],
    ['Résidence principale', residencePrincipale === false && 'Non'],
  ])
}

function logementOf({ demandeur, logementActuel }: DemandeRegistre, communes: NomCommune): readonly Fact[] {
  const { adresse } = demandeur
  return listFacts([
    ['Adresse', adresse && <Lines items={[[adresse.numero, adresse.voie].filter(Boolean).join(' '), adresse.etranger ? 'À l’étranger' : [adresse.codePostal, adresse.commune && communes(adresse.commune)].filter(Boolean).join(' ')]} />],
    ...logementFacts(logementActuel),
    ['E-mail au registre', demandeur.mel],
    ['Téléphone', demandeur.telPortable?.replace(/(\d{2})(?=\d)/g, '$1\u00a0')],
  ])
}

type Line = readonly [string, ComponentChildren]

function logementFacts(logement: LogementActuel | undefined): readonly Line[] {
  if (!logement) return []
  const { modeles, loyerMensuel, nombreHabitants, typologie, surface: m2, proprietaire } = logement
  return [
    ['Vous êtes', modeles.length > 0 && <Lines items={modeles.map((code) => labelOf('modeleLogement', code))} />],
    ['Loyer', loyerMensuel !== undefined && `${euros(loyerMensuel)} par mois`],
    ['Logement', [typologie && labelOf('typologie', typologie), m2 !== undefined && surface(m2), nombreHabitants !== undefined && pluriel(nombreHabitants, 'habitant')].filter(Boolean).join(', ')],
    ['Propriétaire d’un logement', proprietaire === true && 'Oui'],
  ]
}

/** Whoever looks over a shoulder must not read this one: it stays at the register. */
const MOTIF_PROTEGE = '06'

function writeMotif(code: string): string {
  return code === MOTIF_PROTEGE ? 'Motif confidentiel, connu du registre' : labelOf('motif', code)
}

/** Lines without an answer are left out. */
function listFacts(lines: readonly Line[]): readonly Fact[] {
  return lines.flatMap(([label, value]) => (value === undefined || value === false || value === '' ? [] : [{ label, value }]))
}


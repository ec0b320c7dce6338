import type { ComponentChildren } from 'preact'
import type { Temporal } from 'temporal-polyfill'
import { Disclosure } from '#ui/disclosure.tsx'
import { EnergyScale } from '#ui/energy-label.tsx'
import { Facade } from '#ui/facade.tsx'
import { Facts, type Fact } from '#ui/facts.tsx'
import { euros, heure, jour, jourDe, jourLong, nameTypologie, pluriel, surface } from '#ui/format.ts'
import { KeyFigures } from '#ui/key-figures.tsx'
import { PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Tag } from '#ui/status.tsx'
import { isOuverte, type Offre } from '../queries.ts'
import { ETATS_CLOS, FINANCEMENTS_EXPLIQUES, sayDe, sayDisponible, sayEtage, TIRAGE } from '../texts.ts'
import { lastDay } from './cartes.tsx'

type FicheProps = { offre: Offre; now: Temporal.Instant; today: string }

/** « Appartement T2, 47 m² », where it is. */
export function FicheTitre(props: { offre: Offre }) {
  const { offre } = props
  return (
    <PageTitle
      kicker={`${offre.ville} (${offre.code_postal})`}
      lead={
        <span class="tags">
          <Tag>{offre.financement}</Tag>
          {offre.pmr && <Tag>Accessible en fauteuil</Tag>}
          {offre.reservee_nom !== null && <Tag tone="sun">{`Réservé aux salariés ${sayDe(offre.reservee_nom)}`}</Tag>}
        </span>
      }
    >
      {nameOffre(offre)}
    </PageTitle>
  )
}

export function nameOffre({ nature, typologie, surface: m2 }: Offre): string {
  return `${nature === 'maison' ? 'Maison' : 'Appartement'} ${nameTypologie(typologie)}, ${surface(m2)}`
}

/** The home first, then what one can do about it, then every fact; beside each other where there is room. */
export function FicheCorps(props: FicheProps & { aside: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="sheet">
      <div class="sheet-top">
        <FicheTete {...props} />
      </div>
      <aside class="sheet-aside" aria-label="Postuler">
        {props.aside}
      </aside>
      <div class="sheet-rest">
        {props.children}
        <FicheDetail {...props} />
      </div>
    </div>
  )
}

/** What one looks at first: the home, its rent, until when. */
function FicheTete(props: FicheProps) {
  const { offre, now, today } = props
  return (
    <>
      {!isOuverte(offre, now) && <EtatClos offre={offre} />}
      <div class="sheet-media">
        <Facade seed={String(offre.id)} type={offre.nature} wide />
      </div>
      <KeyFigures
        items={[
          { label: 'Loyer charges comprises', value: euros(offre.loyer), hint: `${euros(offre.loyer_hors_charges)} sans les charges` },
          { label: 'Surface', value: surface(offre.surface) },
          ...(isPris(offre) ? [] : [{ label: 'Disponible', value: <span class="key-figure-words">{sayDisponible(offre.disponible_le, today)}</span> }]),
          { label: 'Candidatures', value: offre.candidats },
        ]}
      />
    </>
  )
}

/** Let, or taken away: nobody can move in any more. */
function isPris({ statut }: Offre): boolean {
  return statut === 'louee' || statut === 'retiree'
}

function EtatClos(props: { offre: Offre }) {
  const { statut, cloture_le } = props.offre
  if (statut === 'brouillon' || statut === 'soumise') return null
  const { titre, texte } = ETATS_CLOS[statut]
  return (
    <Notice tone="warning" title={titre}>
      <p>{texte}</p>
      {cloture_le !== null && statut !== 'retiree' && <p>Clôture{'\u00a0'}: {sayCloture(cloture_le)}.</p>}
    </Notice>
  )
}

/** The last moment to apply, with its hour: « dimanche 6 décembre 2026 à 23 h 59, heure de Paris ». */
export function sayCloture(cloture: Temporal.Instant): string {
  return `${jourLong(lastDay(cloture))} à ${heure({ epochMilliseconds: cloture.epochMilliseconds - 60_000 })}, heure de Paris`
}

/** Every fact of F137. */
function FicheDetail(props: FicheProps) {
  const { offre } = props
  return (
    <>
      <Section title="Le logement">
        <p class="sheet-description">{offre.description}</p>
        <Facts items={logement(props)} />
      </Section>
      <Section title="Le loyer">
        <Facts items={loyer(offre)} />
      </Section>
      <Section title="L’énergie">
        <div class="energy-pair">
          <EnergyScale kind="energie" letter={offre.dpe} />
          <EnergyScale kind="climat" letter={offre.ges} />
        </div>
      </Section>
      <Section title="L’offre">
        <Facts items={annonce(offre)} />
        <Tirage offre={offre} />
      </Section>
    </>
  )
}

function logement({ offre, today }: FicheProps): readonly Fact[] {
  return [
    { label: 'Type', value: `${offre.nature === 'maison' ? 'Maison' : 'Appartement'}, ${nameTypologie(offre.typologie)}` },
    { label: 'Surface', value: surface(offre.surface) },
    { label: 'Adresse', value: offre.adresse, hint: `${offre.code_postal} ${offre.ville}` },
    ...(offre.nature === 'maison' && offre.etage === 0 ? [] : [{ label: 'Étage', value: sayEtage(offre.etage) }]),
    ...(offre.nature === 'maison' ? [] : [{ label: 'Ascenseur', value: offre.ascenseur ? 'Oui' : 'Non' }]),
    { label: 'Accessible en fauteuil roulant', value: offre.pmr ? 'Oui' : 'Non' },
    { label: 'Chauffage', value: offre.chauffage },
    ...(offre.annee === null ? [] : [{ label: 'Année de construction', value: String(offre.annee) }]),
    ...(isPris(offre) ? [] : [{ label: 'Disponible', value: sayDisponible(offre.disponible_le, today) }]),
  ]
}

function loyer(offre: Offre): readonly Fact[] {
  const { nom, texte } = FINANCEMENTS_EXPLIQUES[offre.financement]
  return [
    { label: 'Loyer charges comprises', value: `${euros(offre.loyer)} par mois` },
    { label: 'Loyer sans les charges', value: `${euros(offre.loyer_hors_charges)} par mois`, hint: `${euros(offre.loyer - offre.loyer_hors_charges)} de charges` },
    { label: 'Dépôt de garantie', value: euros(offre.depot_garantie), hint: 'Il vous est rendu à votre départ, moins les réparations à votre charge.' },
    { label: 'Type de loyer', value: nom, hint: texte },
  ]
}

function annonce(offre: Offre): readonly Fact[] {
  const { cloture_le, publiee_le } = offre
  return [
    ...(cloture_le === null ? [] : [{ label: 'Clôture', value: sayCloture(cloture_le), hint: 'L’heure de votre candidature ne compte pas\u00a0: prenez le temps de choisir.' }]),
    ...(publiee_le === null ? [] : [{ label: 'En ligne depuis le', value: jour(jourDe(publiee_le)) }]),
    { label: 'Candidatures', value: pluriel(offre.candidats, 'candidature') },
    { label: 'Dossiers proposés au bailleur', value: offre.designes_max === 1 ? 'Un seul' : `Un à ${offre.designes_max === 2 ? 'deux' : 'trois'}` },
    { label: 'Bailleur', value: offre.bailleur },
    { label: 'Référence', value: offre.reference },
  ]
}

function Tirage(props: { offre: Offre }) {
  const { graine, graine_engagement } = props.offre
  if (graine_engagement === null) return null
  return (
    <Disclosure summary="Comment les égalités sont départagées">
      <p>{TIRAGE}</p>
      <p>
        Empreinte publiée{'\u00a0'}: <code class="breakable">{graine_engagement}</code>
      </p>
      {graine !== null && (
        <p>
          Code révélé à la clôture{'\u00a0'}: <code class="breakable">{graine}</code>
        </p>
      )}
    </Disclosure>
  )
}

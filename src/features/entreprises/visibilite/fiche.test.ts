import assert from 'node:assert/strict'
import { describe, test, before } from 'node:test'
import { sql } from 'kysely'
import { isJour } from '#domain/jour.ts'
import { loadDemande } from '#features/demandes/queries.ts'
import { VISIBLES_CHOIX_2 } from '#features/demandes/texts.ts'
import { euros, jour } from '#ui/format.ts'
import { CHAMPS, showFaits, showFiche, type Champ } from '#features/entreprises/visibilite/fiche.ts'
import { toSource, type Source } from '#features/entreprises/visibilite/source.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { insertEntreprise } from '#test/factories/demandes.ts'
import { insertSalarie } from '#test/factories/salaries.ts'

const TITULAIRE: Readonly<Record<string, Champ | 'jamais'>> = {
  civilite: 'civilite', nom: 'nom', nomPatronymique: 'nomNaissance', prenom: 'prenom', dateNaissance: 'naissance', nationalite: 'nationalite', situationFamiliale: 'situationFamiliale',
  telPortable: 'telephone', mel: 'courriel', 'adresse.etranger': 'adresse', 'adresse.numero': 'adresse', 'adresse.voie': 'adresse', 'adresse.codePostal': 'adresse', 'adresse.commune': 'communeActuelle',
  'situationProfessionnelle.profession': 'profession', 'situationProfessionnelle.codePostal': 'lieuTravail', 'situationProfessionnelle.commune': 'lieuTravail',
  // The job is the one that the person declared here, not the one that the register holds.
  'situationProfessionnelle.typeContratTravail': 'jamais', 'situationProfessionnelle.nomEmployeurPrincipal': 'jamais', 'situationProfessionnelle.etranger': 'jamais', 'situationProfessionnelle.siret': 'jamais',
  'situationProfessionnelle.plusieursEmployeurs': 'jamais', 'situationProfessionnelle.dateEmbauche': 'jamais',
  'revenuFiscal.2024': 'revenuFiscal', 'revenuFiscal.2025': 'revenuFiscal', 'ressources.code': 'ressources', 'ressources.montant': 'ressources', 'versees.code': 'versees', 'versees.montant': 'versees',
  'ressourcesPersACharge.code': 'ressources', 'ressourcesPersACharge.montant': 'ressources', 'verseesPersACharge.code': 'versees', 'verseesPersACharge.montant': 'versees',
  // Health is in no choice.
  'handicap.carteInvalidite': 'jamais', 'handicap.etat': 'jamais', 'handicap.capaciteMarche': 'jamais', 'handicap.aides': 'jamais', 'handicap.equipements': 'jamais',
}
/** Of somebody else who asks for the home too: who they are and what they earn, not their papers nor their work. */
const AUTRE = ['nom', 'prenom', 'dateNaissance']
const AUTRE_REVENUS = /^(revenuFiscal|ressources|versees|ressourcesPersACharge|verseesPersACharge)\./

/** Every fact of the register, and the line that may show it (P-01): one that is not here fails. */
const REGISTRE: Readonly<Record<string, Champ | 'jamais'>> = {
  numeroUnique: 'numeroUnique', numGuichet: 'jamais', dateCreation: 'dateDepot', dateRenouvellement: 'renouvellement', dateFinValidite: 'jamais', statut: 'jamais',
  'radiation.date': 'jamais', 'radiation.motif': 'jamais', 'radiation.sousMotif': 'jamais',
  ...Object.fromEntries(Object.entries(TITULAIRE).map(([path, champ]) => [`demandeur.${path}`, champ])),
  ...Object.fromEntries(Object.entries(TITULAIRE).map(([path, champ]) => [`cotitulaires.${path}`, AUTRE.includes(path) ? 'autresDemandeurs' : AUTRE_REVENUS.test(path) ? champ : 'jamais'])),
  'cotitulaires.lienDemandeur': 'jamais',
  'personnesACharge.nom': 'personnesACharge', 'personnesACharge.prenom': 'personnesACharge', 'personnesACharge.dateNaissance': 'personnesACharge', 'personnesACharge.lienParente': 'personnesACharge', 'personnesACharge.sexe': 'jamais',
  ...Object.fromEntries(['carteInvalidite', 'etat', 'capaciteMarche', 'aides', 'equipements'].map((name) => [`personnesACharge.handicap.${name}`, 'jamais'])),
  'enfantsANaitre.nombre': 'enfantsANaitre', 'enfantsANaitre.dateNaissancePrevue': 'enfantsANaitre',
  'enfantsEnGarde.dateNaissance': 'enfantsEnGarde', 'enfantsEnGarde.sexe': 'jamais', 'enfantsEnGarde.coParentalite': 'enfantsEnGarde',
  'logementActuel.modeles': 'logementActuel', 'logementActuel.loyerMensuel': 'loyerActuel', 'logementActuel.nombreHabitants': 'logementActuel', 'logementActuel.categorie': 'logementActuel', 'logementActuel.typologie': 'logementActuel',
  'logementActuel.surface': 'logementActuel', 'logementActuel.proprietaire': 'logementActuel',
  'logementRecherche.demandeElargie': 'demandeElargie', 'logementRecherche.categorie': 'categorie', 'logementRecherche.typologies': 'typologies', 'logementRecherche.communes': 'communesSouhaitees',
  motifs: 'motifs', residencePrincipale: 'residencePrincipale', 'dalo.etat': 'dalo', 'dalo.date': 'jamais', 'dalo.motif': 'jamais',
  'piecesDeposees.type': 'pieces', 'piecesDeposees.date': 'jamais', 'piecesDeposees.validee': 'jamais', 'piecesDeposees.titulaire': 'jamais', 'piecesDeposees.annee': 'jamais', 'piecesDeposees.expireLe': 'jamais',
}

/** Columns of what one person is here; `interne` never leaves as such. */
const COLONNES: Readonly<Record<string, Champ | 'interne' | 'reponse'>> = {
  'demande.id': 'interne', 'demande.numero_als': 'numeroAls', 'demande.compte_id': 'interne', 'demande.numero_unique': 'numeroUnique', 'demande.statut': 'statut', 'demande.registre': 'interne', 'demande.faits': 'interne',
  'demande.nom': 'nom', 'demande.prenom': 'prenom', 'demande.naissance': 'naissance', 'demande.date_depot': 'dateDepot', 'demande.valide_jusqu_au': 'validite', 'demande.radiee_le': 'interne', 'demande.radiation_motif': 'interne',
  'demande.pieces_confirmees_le': 'piecesConfirmees', 'demande.importee_le': 'interne', 'demande.relue_le': 'interne', 'demande.veille_depuis': 'interne',
  'rattachement.demande_id': 'interne', 'rattachement.titulaire': 'interne', 'rattachement.situation': 'contrat', 'rattachement.nom_employeur': 'employeur', 'rattachement.siret': 'siret', 'rattachement.code_entreprise': 'interne',
  'rattachement.plusieurs_employeurs': 'plusieursEmployeurs', 'rattachement.entreprise_id': 'interne', 'rattachement.date_embauche': 'embauche', 'rattachement.evenement': 'evenement', 'rattachement.evenement_le': 'evenement',
  'rattachement.trajet_minutes': 'trajet', 'rattachement.validation': 'reponse', 'rattachement.tranches': 'interne', 'rattachement.maj_le': 'interne',
  'consentement.id': 'interne', 'consentement.demande_id': 'interne', 'consentement.choix': 'reponse', 'consentement.version': 'interne', 'consentement.donne_le': 'interne',
}

describe('what a company reads of an employee', () => {
  let app: TestApp
  let source: Source
  before(async () => {
    app = await testApp()
    const ctx = app.ctx()
    const { id } = await insertSalarie(ctx, await insertEntreprise(ctx), { tag: 'A', choix: 3 })
    const loaded = await loadDemande(app.db, id)
    const found = loaded && toSource(loaded, undefined, ctx.connectors.communes)
    if (!found) throw new Error('No employee')
    source = found
  })

  test('choice 2 is the ten items that the person was told, and no other', () => {
    const champs = Object.entries(CHAMPS).flatMap(([champ, { choix }]) => (choix.some((one) => one === 2) ? [champ] : []))
    assert.deepEqual(champs, ['civilite', 'nom', 'prenom', 'naissance', 'employeur', 'siret', 'plusieursEmployeurs', 'lieuTravail', 'communeActuelle', 'communesSouhaitees'])
    assert.equal(champs.length, VISIBLES_CHOIX_2.length)
    assert.deepEqual(showFiche(2, source).map(({ champ }) => champ), champs)
  })

  test('choice 3 is every line', () => {
    assert.deepEqual(showFiche(3, source).map(({ champ }) => champ), Object.keys(CHAMPS))
  })

  test('every fact of the register has its line, and is shown by it exactly when the choice allows it', () => {
    const facts = listFacts(source.loaded.registre)
    assert.deepEqual([...new Set(facts.map(({ path }) => path))].filter((path) => !(path in REGISTRE)), [], 'facts without a line')
    for (const choix of [2, 3] as const) {
      const lignes = showFiche(choix, source)
      const wrong = facts.filter(({ path, forms }) => forms.length > 0 && isShown(lignes.flatMap(({ valeurs }) => valeurs), forms) !== isAllowed(choix, REGISTRE[path]))
      assert.deepEqual(wrong, [], `choice ${choix}`)
    }
  })

  test('violence, health and disability are never shown, whatever the choice', () => {
    const text = showFiche(3, source).flatMap(({ valeurs }) => valeurs).join(' ')
    for (const word of [/Violences/, /Handicap/i, /santé/i, /handicapés/, /médical/i]) assert.doesNotMatch(text, word)
    assert.match(text, /Autre ressource/)
  })

  test('every column of a person, of their job and of their choice has its line', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name in ('demande', 'rattachement', 'consentement')`.execute(app.db)
    assert.deepEqual(rows.map(({ name }) => name).toSorted(), Object.keys(COLONNES).toSorted())
    for (const champ of Object.values(COLONNES)) assert.ok(champ === 'interne' || champ === 'reponse' || champ in CHAMPS, champ)
  })

  test('at choice 2 the company’s rules read three facts of the ten items, whatever else is known', () => {
    const faits = showFaits(2, { contrat: 'cdi', dateEmbauche: '2020-01-01', evenement: null, naissance: '1990-01-01', communeActuelle: '69381', communeTravail: '69382', menage: { personnes: [], enfantsANaitre: 0 } })
    assert.deepEqual(faits, { naissance: '1990-01-01', communeActuelle: '69381', communeTravail: '69382' })
  })
})

type Fact = { path: string; /** How a page would write it; none when no word is its own. */ forms: readonly string[] }

function listFacts(value: unknown, path = ''): readonly Fact[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => listFacts(one, path))
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, inner]) => listFacts(inner, path === '' ? key : `${path}.${key}`))
  return [{ path, forms: formsOf(value) }]
}

function formsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return isOwn(value) ? [value, ...(isJour(value) ? [jour(value)] : [])].map(plain) : []
  if (typeof value !== 'number') return []
  return value > 10_000 ? [plain(euros(value))] : value > 100 && value !== 2024 ? [String(value)] : []
}

/** Codes that every household may have are no word of one's own. */
function isOwn(text: string): boolean {
  return text.length > 3 && !['active', 'MEDICAL'].includes(text)
}

function isShown(valeurs: readonly string[], forms: readonly string[]): boolean {
  const text = valeurs.map(plain).join('|')
  return forms.some((form) => text.split(form).slice(0, -1).some((before) => !(/^\d/.test(form) && /\d$/.test(before))))
}

function isAllowed(choix: 2 | 3, champ: Champ | 'jamais' | undefined): boolean {
  if (champ === undefined || champ === 'jamais') return false
  const allowed: readonly number[] = CHAMPS[champ].choix
  return allowed.includes(choix)
}

function plain(text: string): string {
  return text.replaceAll(/[\s\u00a0\u202f]/g, '').toLowerCase()
}

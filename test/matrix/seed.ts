/** Fills the small world of the matrix. */
import type { DemandeRegistre } from '#connectors/sne/index.ts'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { jetonOf } from '#features/alertes/jeton.ts'
import { applyToOffre } from '#features/candidatures/commands/apply.ts'
import { transaction } from '#platform/db.ts'
import { sealId } from '#platform/opaque-id.ts'
import { fingerprint } from '#platform/secrets.ts'
import type { TestApp } from '#test/app.ts'
import { insertCompte, insertStaff } from '#test/factories/comptes.ts'
import { insertDemande, insertEntreprise, registreOf } from '#test/factories/demandes.ts'
import { insertBailleur, insertOffre } from '#test/factories/offres.ts'
import { seedConseil } from '#test/matrix/seed-conseil.ts'
import { seedRecues } from '#test/matrix/seed-recues.ts'
import { seedCommission } from '#test/matrix/seed-commission.ts'
import { CANARIES, type ActorName } from '#test/matrix/actors.ts'

export type Ids = Awaited<ReturnType<typeof seed>>['ids']

export async function seed(essai: TestApp, payload: string) {
  const ctx = essai.ctx()
  const { db } = ctx
  const [entreprise, autreEntreprise] = [
    await insertEntreprise(ctx, { siret: '00030303200015', nom: `Ateliers de la Matrice${payload}`, code: 'MATRICE-A' }),
    await insertEntreprise(ctx, { siret: '00020202800015', nom: `Autres Ateliers${payload}` }),
  ]
  const [bailleur, autreBailleur] = [await insertBailleur(db, `Habitat Matrice${payload}`), await insertBailleur(db, `Autre Habitat${payload}`)]
  const emails = new Map<ActorName, string>()
  const keep = (actor: ActorName, { email, id }: { email: string; id: number }) => {
    emails.set(actor, email)
    return id
  }
  const compteA = keep('demandeurA', await insertCompte(ctx, { nom: CANARIES.nom + payload, prenom: CANARIES.prenom + payload, email: CANARIES.courriel, telephone: CANARIES.telephone }))
  const compteB = keep('demandeurB', await insertCompte(ctx, { nom: `Bérard${payload}`, prenom: 'Basile' }))
  keep('codemandeur', await insertCompte(ctx, { nom: CANARIES.coNom + payload, prenom: 'Côme' }))
  keep('employeurLecteur', await insertStaff(ctx, 'entreprise', { role: 'lecteur', entreprise_id: entreprise.id }))
  keep('employeurValidateur', await insertStaff(ctx, 'entreprise', { role: 'validateur', entreprise_id: entreprise.id }))
  keep('employeurAdministrateur', await insertStaff(ctx, 'entreprise', { role: 'administrateur', entreprise_id: entreprise.id }))
  keep('autreEmployeur', await insertStaff(ctx, 'entreprise', { role: 'validateur', entreprise_id: autreEntreprise.id }))
  const agent = keep('bailleur', await insertStaff(ctx, 'bailleur', { bailleur_id: bailleur }))
  const secretaire = keep('bailleurSecretaire', await insertStaff(ctx, 'bailleur', { bailleur_id: bailleur, role: 'secretaire' }))
  keep('autreBailleur', await insertStaff(ctx, 'bailleur', { bailleur_id: autreBailleur }))
  const conseiller = keep('conseiller', await insertStaff(ctx, 'conseiller', { departements: ['69'] }))
  keep('conseillerAilleurs', await insertStaff(ctx, 'conseiller', { departements: ['59'] }))
  keep('responsable', await insertStaff(ctx, 'conseiller', { role: 'responsable', departements: [] }))

  const offreTexts = { description: `Deux pièces clair, sur cour.${payload}`, adresse: `12 rue des Essais${payload}`, chauffage: `Collectif, au gaz${payload}` }
  const offre = await insertOffre(db, { bailleur_id: bailleur, ...offreTexts })
  const autreOffre = await insertOffre(db, { bailleur_id: bailleur, ...offreTexts })
  const brouillon = await insertOffre(db, { bailleur_id: bailleur, statut: 'brouillon', publiee_le: null, ...offreTexts })

  const demande = await insertDemande(ctx, { compteId: compteA, numero: CANARIES.numero, registre: registreOfA(payload), choix: 2 })
  await employA(essai, demande.id, entreprise, payload)
  const { id: demandeB } = await insertDemande(ctx, { compteId: compteB, numero: NUMEROS_DEMO.tabanou, choix: 1 })
  await db.insertInto('rattachement').values({ demande_id: demandeB, titulaire: 'demandeur', situation: 'independant', plusieurs_employeurs: false, validation: 'sans_objet', tranches: [], maj_le: ctx.now }).execute()
  const candidature = await applyToOffre(ctx, demande.id, offre)
  if (!candidature.ok) throw new Error(`A cannot apply: ${JSON.stringify(candidature.refus)}`)

  const recues = await seedRecues(essai, { bailleurId: bailleur, compteId: agent }, payload, demande.id)
  const commission = await seedCommission(essai, { bailleurId: bailleur, compteId: secretaire }, payload)

  const conseil = await seedConseil(essai, { bailleurId: bailleur, compteId: conseiller }, payload)

  const autreSession = (await essai.signIn(CANARIES.courriel)).cookies
  const pending = await insertCompte(ctx, { statut: 'a_activer', mot_de_passe: null, nom: `Nouvelle${payload}` })
  await db.deleteFrom('cle_personnelle').where('compte_id', '=', pending.id).execute() // activation makes it
  const ids = {
    offre, autreOffre, brouillon, candidature: candidature.id, entreprise: entreprise.id, siret: entreprise.siret, numero: CANARIES.numero,
    compteA, demande: demande.id, ...commission, ...recues, ...conseil,
    /** How A’s page names A’s other session. */
    sessionA: fingerprint([...autreSession.values()][0] ?? '').toString('hex'),
    activation: await insertJeton(essai, pending.id, 'activation'),
    reinitialisation: await insertJeton(essai, compteB, 'reinitialisation'),
    /** How the company’s address names A. */
    salarie: sealId(essai.settings.secret, entreprise.id, demande.id),
    equilibrage: (await db.insertInto('equilibrage').values({ categorie: 'GE', debut: '2030-01-01', fin: '2030-02-01', motif: 'Prévu de loin.' }).returning('id').executeTakeFirstOrThrow()).id,
    courrier: '00000000-0000-4000-8000-000000000000',
    arret: jetonOf(essai.settings.secret, demande.id),
  }
  return { ids, emails }
}

/** A couple: A, and the person who has an account without a request. */
function registreOfA(payload: string): DemandeRegistre {
  const base = registreOf(NUMEROS_DEMO.leclerc)
  const [co] = registreOf(NUMEROS_DEMO.nouveau).cotitulaires
  if (!co) throw new Error('The invented registry has lost a couple')
  const job = { ...base.demandeur.situationProfessionnelle, profession: CANARIES.profession + payload, nomEmployeurPrincipal: CANARIES.employeur + payload }
  return {
    ...base,
    numeroUnique: CANARIES.numero,
    demandeur: {
      ...base.demandeur, nom: CANARIES.nom + payload, prenom: CANARIES.prenom + payload, telPortable: CANARIES.telephone, mel: CANARIES.courriel,
      adresse: { ...base.demandeur.adresse, etranger: false, voie: CANARIES.adresse + payload }, situationProfessionnelle: job,
    },
    cotitulaires: [{ ...co, nom: CANARIES.coNom + payload, revenuFiscal: Object.fromEntries(Object.keys(co.revenuFiscal).map((annee) => [annee, 900_000])) }],
  }
}

async function employA({ db, clock }: TestApp, demandeId: number, { id, siret }: { id: number; siret: string }, payload: string): Promise<void> {
  await db
    .insertInto('rattachement')
    .values({
      demande_id: demandeId, titulaire: 'demandeur', situation: 'cdi', nom_employeur: CANARIES.employeur + payload, siret, code_entreprise: `MATRICE-A${payload}`,
      plusieurs_employeurs: false, entreprise_id: id, date_embauche: '2022-09-01', validation: 'deleguee', tranches: [], maj_le: clock.now(),
    })
    .execute()
}

async function insertJeton({ db, clock }: TestApp, compteId: number, usage: 'activation' | 'reinitialisation'): Promise<string> {
  const jeton = `jeton-de-la-matrice-${usage}`
  const now = clock.now()
  await transaction(db, (tx) => tx.insertInto('jeton').values({ empreinte: fingerprint(jeton), compte_id: compteId, usage, cree_le: now, expire_le: now.add({ hours: 1 }) }).execute())
  return jeton
}

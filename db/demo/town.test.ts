import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { EMPLOYEURS_DEMO } from '#connectors/sne/employeurs-demo.ts'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { buildRegistre } from '#connectors/sne/registry-demo.ts'
import { toDemande } from '#connectors/sne/to-demande.ts'
import { HELD, isHeld, STATUTS } from '#domain/candidature.ts'
import { replayListe, writeGel, type Entree, type Gel } from '#domain/classement.ts'
import { toJour } from '#domain/jour.ts'
import { checkPolitique } from '#domain/politique.ts'
import { checkSiret } from '#domain/siret.ts'
import { computeEngagement, computeTirage } from '#domain/tirage.ts'
import { findCompteByIdentifiant } from '#features/accounts/queries.ts'
import { currentCode } from '#features/accounts/commands/connexion.ts'
import { findBonus, findRang } from '#features/candidatures/queries/rang.ts'
import { loadFiche } from '#features/candidatures/queries/fiche.ts'
import { applyFacts, recomputeProfil } from '#features/demandes/commands/profil.ts'
import { countOffresPourMoi } from '#features/offres/queries/pour-moi.ts'
import { checkFiche } from '#features/offres/fiche.ts'
import { transaction } from '#platform/db.ts'
import { verifyPassword } from '#platform/password-hash.ts'
import { hmacHex, sha256Hex } from '#platform/secrets.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { testCommunes } from '#test/communes.ts'
import { listAccounts } from './accounts.ts'
import { findAncre } from './ancre.ts'
import { jourOf } from './calendar.ts'
import { BAILLEURS, ENTREPRISES } from './companies.ts'
import { loadTown } from './index.ts'
import { ISSUES } from './passe.ts'

const SETTINGS = { demonstration: true }
/** Half of the budget of a start (< 5 s) on a machine that nobody else uses; the tests share theirs. */
const MOST_MS = 15_000

async function count(app: TestApp, what: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(what)}`.execute(app.db)
  return rows[0]?.n ?? -1
}

async function list(app: TestApp, query: string): Promise<readonly Record<string, unknown>[]> {
  return (await sql<Record<string, unknown>>`${sql.raw(query)}`.execute(app.db)).rows
}

async function rangs(app: TestApp): Promise<readonly unknown[]> {
  const { db, today } = app.ctx()
  const rows = await db.selectFrom('candidature as c').innerJoin('demande as d', 'd.id', 'c.demande_id').innerJoin('offre as o', 'o.id', 'c.offre_id')
    .select(['c.id', 'c.offre_id', 'd.numero_unique', 'o.reference']).where('d.numero_unique', 'in', [NUMEROS_DEMO.tabanou, NUMEROS_DEMO.leclerc]).where('c.statut', '=', 'deposee').orderBy('d.numero_unique').execute()
  return Promise.all(rows.map(async ({ id, offre_id, reference }) => {
    const rang = await findRang(db, offre_id, id, today)
    return [reference, rang?.points, rang?.rang, rang?.sur]
  }))
}

for (const now of ['2026-11-22T09:00:00Z', '2026-12-31T23:30:00Z', '2028-02-29T06:00:00Z']) {
  describe(`the town loaded at ${now}`, () => {
    let app: TestApp

    test('it loads fast, and twice is once', async () => {
      app = await testApp(undefined, { now, settings: SETTINGS })
      const start = performance.now()
      await loadTown(app.ctx())
      const ms = performance.now() - start
      assert.ok(ms < MOST_MS, `${ms} ms`)
      const before = [await count(app, 'compte'), await count(app, 'journal'), await count(app, 'candidature')]
      await loadTown(app.ctx())
      assert.deepEqual([await count(app, 'compte'), await count(app, 'journal'), await count(app, 'candidature')], before)
    })

    test('it holds what the issue counts', async () => {
      assert.equal(await count(app, "offre where statut = 'en_ligne'"), 60)
      assert.equal(await count(app, "offre where statut not in ('en_ligne', 'brouillon', 'soumise')"), 200)
      assert.deepEqual([await count(app, "offre where statut = 'soumise'"), await count(app, "offre where statut = 'brouillon'")], [5, 2])
      for (const [issue, { combien }] of Object.entries(ISSUES)) assert.equal(await count(app, `offre where statut = '${issue}'`), combien, issue)
      assert.equal(await count(app, 'bailleur'), 6)
      assert.equal(await count(app, 'entreprise'), 8)
      assert.equal(await count(app, "compte where role = 'conseiller'"), 4)
      assert.equal(await count(app, "demande where statut = 'active'"), 120)
      assert.equal(await count(app, "demande where statut = 'radiee'"), ISSUES.louee.combien)
      assert.equal(await count(app, "offre where statut = 'en_ligne' and reservee_a is not null"), 2)
      const financements = await list(app, "select distinct financement from offre where statut = 'en_ligne'")
      assert.equal(financements.length, 5)
      const lyon = await list(app, "select distinct commune from offre where statut = 'en_ligne' and commune between '69381' and '69389'")
      assert.equal(lyon.length, 9)
      for (const departement of ['75', '92', '93', '94', '59', '13', '44', '01', '71', '84']) assert.ok((await count(app, `offre where statut = 'en_ligne' and departement = '${departement}'`)) > 0, departement)
      assert.ok((await count(app, "offre where statut = 'en_ligne' and nature = 'maison'")) >= 5)
      assert.equal((await list(app, "select distinct description from offre where statut = 'en_ligne'")).length, 60)
      const closings = await list(app, "select distinct cloture_le from offre where statut = 'en_ligne'")
      assert.equal(closings.length, 20)
    })

    test('every state of a candidature has someone', async () => {
      const found = (await list(app, 'select distinct statut from candidature')).map(({ statut }) => statut)
      assert.deepEqual([...found].sort(), [...STATUTS].sort())
    })

    test('Mme Leclerc is first with 539 points, M. Tabanou second with 536, alone on their home', async () => {
      assert.deepEqual(await rangs(app), [['DEMO-2001', 536, 2, 2], ['DEMO-2001', 539, 1, 2]])
      assert.equal((await findBonus(app.db, app.ctx().today))?.categorie, 'PME')
    })

    test('their sheets tell 130, 406 and 0; 59, 240 and 240', async () => {
      const ctx = app.ctx()
      const blocks = []
      for (const demandeId of [1, 2]) {
        const { id } = await app.db.selectFrom('candidature').select('id').where('demande_id', '=', demandeId).executeTakeFirstOrThrow()
        const fiche = await loadFiche(ctx, demandeId, id)
        blocks.push([fiche?.classement?.als, fiche?.classement?.entreprise, fiche?.classement?.equilibrage])
      }
      assert.deepEqual(blocks, [[130, 406, 0], [59, 240, 240]])
      const home = await app.db.selectFrom('offre').selectAll().where('reference', '=', 'DEMO-2001').executeTakeFirstOrThrow()
      assert.deepEqual([home.commune, home.typologie, home.loyer, home.bailleur_id], ['69386', 'T1', 50_000, 1])
    })

    test('a request holds one home at most, and its state fits that of the offer', async () => {
      const held = HELD.map((statut) => `'${statut}'`).join(', ')
      assert.deepEqual(await list(app, `select demande_id from candidature where statut in (${held}) group by demande_id having count(*) > 1`), [])
      const pairs = await list(app, 'select distinct o.statut as offre, c.statut as candidature from candidature c join offre o on o.id = c.offre_id')
      const allowed: Readonly<Record<string, readonly string[]>> = {
        en_ligne: ['deposee', 'validee'], close: ['deposee', 'validee'], transmise: ['transmise'], en_commission: ['en_commission'],
        attribuee: ['attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'acceptee'], louee: [], retiree: [], sans_candidat: [],
      }
      for (const { offre, candidature } of pairs) {
        const statut = STATUTS.find((one) => one === candidature)
        assert.ok(statut !== undefined && (!isHeld(statut) || allowed[String(offre)]?.includes(statut)), `${String(candidature)} on a home ${String(offre)}`)
      }
    })

    test('each home let has one lease, of a household that the register has struck off', async () => {
      assert.deepEqual(await list(app, "select o.id from offre o left join candidature c on c.offre_id = o.id and c.statut = 'bail_signe' where o.statut = 'louee' group by o.id having count(c.id) <> 1"), [])
      assert.deepEqual(await list(app, "select c.id from candidature c join offre o on o.id = c.offre_id join demande d on d.id = c.demande_id where c.statut = 'bail_signe' and (o.statut <> 'louee' or d.statut <> 'radiee' or d.radiation_motif <> 'RADATT')"), [])
      assert.deepEqual(await list(app, "select offre_id from candidature where statut in ('transmise', 'en_commission', 'attribuee', 'attribuee_rang', 'attribuee_sous_condition') group by offre_id having count(*) > 3"), [])
    })

    test('each frozen list gives the same order when it is replayed, from its own digest and draw', async () => {
      const gels = await app.db.selectFrom('gel').selectAll().execute()
      const offres = new Map((await app.db.selectFrom('offre').selectAll().execute()).map((offre) => [offre.id, offre]))
      assert.equal(gels.length, 200 - ISSUES.retiree.combien / 2)
      for (const row of gels) {
        const gel: Gel = { bareme: toJour(row.bareme), ...(row.bonus ? { bonus: row.bonus } : {}), entrees: readEntrees(row.entrees) }
        const offre = offres.get(row.offre_id)
        assert.ok(offre?.cloture_le)
        assert.equal(sha256Hex(writeGel(gel)), row.empreinte)
        assert.equal(row.gele_le.toString(), offre.cloture_le.toString())
        assert.equal(computeEngagement(offre.graine ?? '', sha256Hex), offre.graine_engagement)
        const stored = await app.db.selectFrom('candidature as c').innerJoin('demande as d', 'd.id', 'c.demande_id').select(['c.id', 'c.rang_gele', 'c.ordre_gele', 'c.total_gele', 'c.tirage', 'd.numero_unique'])
          .where('c.offre_id', '=', row.offre_id).where('c.ordre_gele', 'is not', null).orderBy('c.ordre_gele').execute()
        assert.deepEqual(replayListe(gel).map(({ id, rang, ordre, total }) => [Number(id), rang, ordre, total]), stored.map((one) => [one.id, one.rang_gele, one.ordre_gele, one.total_gele]))
        for (const one of stored) assert.equal(one.tirage, computeTirage(offre.graine ?? '', one.numero_unique, hmacHex))
        assert.equal(stored.length, row.sur)
      }
    })

    test('the product, asked again, finds the same rights, tranches and points', async () => {
      const read = () => Promise.all([
        list(app, 'select demande_id, masque, masque_a_verifier, typologies, communes, departements, valable_jusqu_au::text from profil order by 1'),
        list(app, "select demande_id, validation, tranches from rattachement where demande_id in (select id from demande where statut = 'active') order by 1"),
        list(app, 'select id, points_fixes, categorie, faits_points from candidature order by 1'),
      ])
      const before = await read()
      for (const { id } of await app.db.selectFrom('demande').select('id').where('statut', '=', 'active').execute()) await transaction(app.db, (tx) => applyFacts(tx, app.ctx(), id))
      assert.deepEqual(await read(), before)
    })

    test('the journal tells each path in order, to its present state, and nothing after this instant', async () => {
      assert.deepEqual(await list(app, 'select a.id from journal a join journal b on b.id = a.id + 1 where b.quand < a.quand'), [])
      assert.equal(await count(app, `journal where quand > '${app.ctx().now.toString()}'`), 0)
      assert.deepEqual(await list(app, `
        select c.id from candidature c join lateral (select apres from journal j where j.candidature_id = c.id and j.action <> 'candidature.classee' order by j.id desc limit 1) j on true where j.apres <> c.statut`), [])
      assert.deepEqual(await list(app, 'select o.id from offre o join lateral (select apres from journal j where j.objet = \'offre\' and j.offre_id = o.id order by j.id desc limit 1) j on true where j.apres <> o.statut'), [])
      assert.deepEqual(await list(app, `
        select id from (select candidature_id, id, avant, lag(apres) over (partition by candidature_id order by id) as precedent from journal where candidature_id is not null and action <> 'candidature.classee') x
        where precedent is distinct from avant`), [])
    })

    test('nobody was somewhere before they had filed, opened an account and imported', async () => {
      assert.deepEqual(await list(app, 'select c.id from candidature c join demande d on d.id = c.demande_id join compte k on k.id = d.compte_id where c.deposee_le < d.importee_le or d.importee_le < k.active_le or d.importee_le::date < d.date_depot'), [])
      assert.deepEqual(await list(app, "select c.id from candidature c join demande d on d.id = c.demande_id left join rattachement r on r.demande_id = d.id left join consentement s on s.demande_id = d.id where r.demande_id is null or s.id is null or d.pieces_confirmees_le is null or c.deposee_le < d.pieces_confirmees_le or c.deposee_le < r.maj_le or c.deposee_le < s.donne_le"), [])
    })

    test('each account signs in with the printed password, staff with their code too', async () => {
      const secret = app.ctx().settings.secret
      for (const { email, motDePasse, secondFacteur, numeroUnique } of listAccounts()) {
        const compte = await findCompteByIdentifiant(app.db, email)
        assert.equal(await verifyPassword(secret, compte?.motDePasse, motDePasse), 'right', email)
        assert.equal((await currentCode(app.ctx(), compte?.id ?? 0)) !== undefined, secondFacteur, email)
        if (numeroUnique !== undefined) assert.ok(buildRegistre(app.ctx().today).has(numeroUnique))
      }
      assert.equal(await findCompteByIdentifiant(app.db, NUMEROS_DEMO.nouveau), undefined)
      assert.equal((await findCompteByIdentifiant(app.db, NUMEROS_DEMO.leclerc))?.portail, 'demandeur')
    })

    test('the newcomer, once imported, has eight homes at least', async () => {
      const { db, now: instant, today } = app.ctx()
      const registre = buildRegistre(today).get(NUMEROS_DEMO.nouveau)
      assert.ok(registre)
      const compte = await findCompteByIdentifiant(db, 'nouveau@exemple.test')
      const { id } = await db.insertInto('demande').values({
        compte_id: compte?.id ?? 0, numero_unique: registre.numeroUnique, statut: 'active', registre: JSON.stringify(registre), faits: JSON.stringify(toDemande(registre)), nom: 'NOUVEAU', prenom: 'Nora',
        naissance: registre.demandeur.dateNaissance ?? today, date_depot: registre.dateCreation, valide_jusqu_au: registre.dateFinValidite ?? today, importee_le: instant, relue_le: instant,
      }).returning('id').executeTakeFirstOrThrow()
      await transaction(db, (tx) => recomputeProfil(tx, app.ctx(), id))
      const combien = await countOffresPourMoi(db, id, instant)
      assert.ok(combien >= 8, `${combien} homes`)
    })

    test('each move has its act: designated, heard, decided, signed', async () => {
      assert.equal(await count(app, "candidature where statut in ('transmise', 'en_commission', 'attribuee', 'acceptee', 'bail_signe') and (designation_id is null or place is null)"), 0)
      assert.equal(await count(app, "candidature c where statut in ('attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'acceptee', 'bail_signe', 'non_attribuee', 'irrecevable') and not exists (select from decision d where d.candidature_id = c.id)"), 0)
      assert.equal(await count(app, "offre o where statut = 'en_commission' and not exists (select from passage p where p.offre_id = o.id and p.notifie_le is null)"), 0)
      assert.equal(await count(app, 'bail'), ISSUES.louee.combien)
      assert.ok((await count(app, 'visite')) > 0 && (await count(app, 'piece_demandee')) > 0)
    })

    test('it knows its own first day', async () => {
      assert.equal((await findAncre(app.db))?.jour, app.ctx().today)
    })

    test('homes are whole: communes, rents, zones and words', async () => {
      for (const offre of await app.db.selectFrom('offre').selectAll().execute()) {
        const fiche = {
          reference: offre.reference, bailleurId: offre.bailleur_id, commune: offre.commune, codePostal: offre.code_postal, adresse: offre.adresse, typologie: offre.typologie, nature: offre.nature,
          financement: offre.financement, loyer: offre.loyer, loyerHorsCharges: offre.loyer_hors_charges, depotGarantie: offre.depot_garantie, surface: offre.surface, etage: offre.etage, ascenseur: offre.ascenseur,
          pmr: offre.pmr, chauffage: offre.chauffage, dpe: offre.dpe, ges: offre.ges, description: offre.description, disponibleLe: offre.disponible_le, ...(offre.zone_abc ? { zoneAbc: offre.zone_abc } : {}),
        }
        assert.deepEqual(checkFiche(fiche, testCommunes().find(offre.commune)), [])
        assert.ok(offre.zone_apl !== null && offre.loyer < 250_000 && offre.loyer > 15_000, `${offre.reference}: ${offre.loyer}`)
        assert.doesNotMatch(offre.description, /'|[^\u00a0] [:;?!]/)
        if (offre.statut === 'soumise' || offre.statut === 'brouillon') assert.equal(offre.cloture_le, null)
        else assert.ok(offre.cloture_le && jourOf(offre.cloture_le.subtract({ seconds: 1 })) !== jourOf(offre.cloture_le))
      }
    })
  })
}

test('companies and landlords are invented, whole, and may be written', () => {
  for (const { siren, siret, etablissements, politique, code } of ENTREPRISES) {
    assert.match(siren, /^000/)
    for (const one of [siret, ...etablissements.map((etablissement) => etablissement.siret)]) assert.ok(checkSiret(one).ok, one)
    assert.deepEqual(checkPolitique(politique), [])
    if (code !== undefined) assert.equal(code, code.toUpperCase())
    for (const { commune } of etablissements) assert.ok(testCommunes().find(commune), commune)
  }
  assert.equal(ENTREPRISES.filter(({ code }) => code !== undefined).length, 2)
  for (const { siren } of BAILLEURS) assert.match(siren, /^000/)
  assert.equal(ENTREPRISES.length, Object.keys(EMPLOYEURS_DEMO).length)
})

function readEntrees(value: unknown): readonly Entree[] {
  assert.ok(Array.isArray(value))
  return value
}

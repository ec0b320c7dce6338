/** Two years of closed offers, and what became of each (issue 2, E). */
import { isHeld } from '#domain/candidature.ts'
import { addJours, type Jour } from '#domain/jour.ts'
import { isOuvre } from '#domain/jours-feries.ts'
import { computeEcheanceReponse } from '#domain/reponse.ts'
import { askPiece, proposeVisite } from './actes.ts'
import { endOf } from './calendar.ts'
import { advance, advanceOffre, freeze, ouvre, type Dossier, type Monde, type Offre, type Pretendant } from './dossiers.ts'
import { accept, decide, deny, letTo, MOTIFS, present, transmit } from './commission.ts'
import { demandeAt, droitsIn, findsSomewhere, type Habitant, type Population } from './habitants.ts'
import { applyAll, choosePretendants } from './pretendants.ts'
import { draft, drawHomeFor, publish, type Lieu } from './parutions.ts'

export type Issue = 'louee' | 'sans_candidat' | 'retiree' | 'attribuee' | 'en_commission' | 'transmise' | 'close'
/** How many of each; days since their closing, the first and the last. */
export const ISSUES: Readonly<Record<Issue, { combien: number; de: number; a: number }>> = {
  louee: { combien: 126, de: 715, a: 105 },
  sans_candidat: { combien: 28, de: 705, a: 25 },
  retiree: { combien: 24, de: 690, a: 18 },
  attribuee: { combien: 7, de: 40, a: 33 },
  en_commission: { combien: 5, de: 27, a: 21 },
  transmise: { combien: 5, de: 15, a: 11 },
  close: { combien: 5, de: 8, a: 2 },
}

export type Case = { issue: Issue; rang: number; publieeLe: Jour; clotureLe: Jour; loge?: Habitant }
export type Loge = { habitant: Habitant; bailLe: Jour }

/** In the order of their publication; each letting has its household beforehand, who then cannot be elsewhere. */
export function planPasse(monde: Monde, population: Population): readonly Case[] {
  const cases = (['louee', 'sans_candidat', 'retiree', 'attribuee', 'en_commission', 'transmise', 'close'] as const).flatMap((issue) => {
    const { combien, de, a } = ISSUES[issue]
    return Array.from({ length: combien }, (_, rang): Case => {
      const clotureLe = addJours(monde.today, -Math.round(de - ((de - a) * rang) / (combien - 1)))
      return { issue, rang, clotureLe, publieeLe: addJours(clotureLe, -monde.tirage.between(11, 20)) }
    })
  }).sort((a, b) => (a.publieeLe < b.publieeLe ? -1 : 1))
  return assignLoges(monde, cases, population)
}

/** The oldest lettings go to the oldest requests: any of them was there in time. */
function assignLoges(monde: Monde, cases: readonly Case[], { aLoger }: Population): readonly Case[] {
  // Small companies have housed fewer of their own: it is why they have the bonus (bonus.ts).
  const free = aLoger.filter(({ emploi }, index) => emploi?.entreprise?.categorie !== 'PME' || index % 2 === 0)
  return cases.map((one) => {
    if (one.issue !== 'louee') return one
    const start = (one.rang * 7) % free.length
    const loge = [...free.slice(start), ...free.slice(0, start)].find((habitant) => isReady(monde, habitant, one.publieeLe))
    if (!loge) throw new Error('Nobody is left to be housed')
    free.splice(free.indexOf(loge), 1)
    return { ...one, loge }
  })
}

function isReady(monde: Monde, habitant: Habitant, le: Jour): boolean {
  return habitant.depuis <= le && findsSomewhere(droitsIn(habitant, le, monde), demandeAt(habitant, le, monde))
}

export type Passe = { monde: Monde; lieu: Lieu; habitants: readonly Habitant[]; debuts: ReadonlyMap<Habitant, Jour> }

/** Plays them all; gives who was housed, and when. */
export function playPasse(monde: Monde, lieu: Lieu, population: Population, cases: readonly Case[]): readonly Loge[] {
  const loges = cases.flatMap(({ loge }) => loge ?? [])
  const debuts = new Map(cases.flatMap(({ loge, publieeLe }) => (loge ? [[loge, publieeLe] as const] : [])))
  const passe = { monde, lieu, habitants: [...population.demandeurs.filter(({ emploi }) => emploi !== undefined), ...loges], debuts }
  return cases.flatMap((one) => play(passe, one))
}

function play(passe: Passe, one: Case): readonly Loge[] {
  const { monde } = passe
  const { offre, pretendants } = findOffre(passe, one)
  publish(monde, offre)
  const dossiers = applyAll(monde, offre, pretendants, one)
  if (one.issue === 'retiree' && one.rang % 2 === 0) {
    withdraw(monde, offre, dossiers, { jour: one.clotureLe, heure: 21 })
    return []
  }
  advanceOffre(monde, offre, 'close', { jour: one.clotureLe, role: 'systeme' })
  return conclude(monde, offre, freeze(monde, offre, dossiers), one)
}

/** A home made for someone, and those who apply to it; lists that wait for a decision need several people. */
function findOffre(passe: Passe, one: Case): { offre: Offre; pretendants: readonly Pretendant[] } {
  const { monde, lieu, habitants } = passe
  const dates = { publieeLe: one.publieeLe, clotureLe: one.clotureLe, disponibleLe: addJours(one.clotureLe, 45) }
  for (let tries = 0; tries < 300; tries += 1) {
    const who = one.loge ?? monde.tirage.pick(habitants)
    const home = who.depuis <= one.publieeLe ? drawHomeFor(monde, lieu, who, one.publieeLe) : undefined
    const offre = home && draft(monde, lieu, home, { reference: `DEMO-${1_001 + monde.offres.length}`, dates })
    const pretendants = offre && choosePretendants(passe, offre, one)
    if (offre && pretendants) return { offre, pretendants }
  }
  throw new Error(`No home could be made for a case ${one.issue}`)
}

function withdraw(monde: Monde, offre: Offre, dossiers: readonly Dossier[], { jour, heure }: { jour: Jour; heure: number }): void {
  const motif = monde.tirage.pick(MOTIFS.retiree)
  advanceOffre(monde, offre, 'withdraw', { jour, heure, motif, role: 'bailleur' })
  offre.row.motif_retrait = motif
  for (const dossier of dossiers.filter(({ row }) => isHeld(row.statut))) advance(monde, dossier, 'withdraw_offre', { jour, heure, motif })
}

function conclude(monde: Monde, offre: Offre, liste: readonly Dossier[], one: Case): readonly Loge[] {
  const { issue, clotureLe, loge } = one
  if (issue === 'close') return examine(monde, liste, clotureLe)
  if (issue === 'retiree') {
    withdraw(monde, offre, liste, { jour: ouvre(monde, addJours(clotureLe, 3)), heure: 10 })
    return []
  }
  if (liste.length === 0) {
    advanceOffre(monde, offre, 'exhaust', { jour: ouvre(monde, addJours(clotureLe, 1)), role: 'conseiller' })
    return []
  }
  const transmisLe = ouvre(monde, addJours(clotureLe, monde.tirage.between(4, 8)))
  const winner = liste.find(({ habitant }) => habitant === loge)
  const designes = transmit(monde, offre, liste, { jour: transmisLe, ...(winner ? { sur: winner } : {}) })
  if (loge && winner) return [{ habitant: loge, bailLe: letTo(monde, offre, designes, { winner, transmisLe }) }]
  if (issue === 'transmise') study(monde, designes, one.rang)
  else goOn(monde, offre, designes, { one, transmisLe })
  return []
}

/** Closed a few days ago: a conseiller has begun to read the files, from the first of the list. */
function examine(monde: Monde, liste: readonly Dossier[], clotureLe: Jour): readonly Loge[] {
  for (const dossier of liste.slice(0, 2).filter(({ row }) => row.statut === 'deposee' && clotureLe < addJours(monde.today, -2))) advance(monde, dossier, 'validate', { jour: ouvre(monde, addJours(clotureLe, 1)) })
  return []
}

const DECISIONS = ['attente', 'acceptee', 'condition', 'refus', 'acceptee', 'condition', 'acceptee'] as const

function goOn(monde: Monde, offre: Offre, designes: readonly Dossier[], { one, transmisLe }: { one: Case; transmisLe: Jour }): void {
  const { issue, rang } = one
  const jour = ouvre(monde, addJours(transmisLe, 9))
  const seanceLe = issue === 'en_commission' ? nextOuvre(addJours(monde.today, 2 + 3 * rang)) : issue === 'sans_candidat' ? ouvre(monde, addJours(jour, 5)) : decisionDay(monde)
  present(monde, offre, designes, { jour, seanceLe })
  if (issue === 'en_commission') {
    const [first] = designes
    if (first && rang % 2 === 0) askPiece(monde, first, addJours(monde.today, -2))
    return
  }
  if (issue === 'sans_candidat') {
    for (const dossier of designes) deny(monde, dossier, seanceLe)
    advanceOffre(monde, offre, 'exhaust', { jour: seanceLe, heure: 18, role: 'conseiller' })
    return
  }
  attributeNow(monde, offre, designes, DECISIONS[rang % DECISIONS.length] ?? 'attente')
}

function nextOuvre(jour: Jour): Jour {
  return isOuvre(jour) ? jour : nextOuvre(addJours(jour, 1))
}

function decisionDay({ today }: Monde): Jour {
  return addJours(today, -5)
}

/** The landlord has just had the files: a visit is proposed to the first, a paper is asked of the second. */
function study(monde: Monde, designes: readonly Dossier[], rang: number): void {
  const [first, second] = designes
  const jour = addJours(monde.today, -1)
  if (first && rang % 2 === 0) proposeVisite(monde, first, jour)
  if (second && rang % 3 === 0) askPiece(monde, second, jour)
}

/** Decided these last days: answers are awaited, or have just come. */
function attributeNow(monde: Monde, offre: Offre, designes: readonly Dossier[], decision: (typeof DECISIONS)[number]): void {
  const jour = decisionDay(monde)
  const [first, second] = designes
  decide(monde, offre, designes, { jour, condition: decision === 'condition' })
  if (decision === 'acceptee' && first) accept(monde, first, designes, addJours(jour, 2))
  if (decision !== 'refus' || !first || !second) return
  advance(monde, first, 'refuse', { jour: addJours(jour, 1), heure: 12 })
  first.row.echeance_le = null
  promote(monde, offre, second, addJours(jour, 2))
}

function promote(monde: Monde, offre: Offre, dossier: Dossier, jour: Jour): void {
  advance(monde, dossier, 'promote', { jour, heure: 9 })
  dossier.row.echeance_le = endOf(computeEcheanceReponse(jour, offre.row.departement).jour)
}

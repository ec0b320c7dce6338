/** The two worked examples of the founding documents, as programs ask them: the same T1 of Lyon 6e at 500 €, the bonus to small companies in force. */
const OFFRE = { commune: '69386', typologie: 'T1', financement: 'PLUS', loyer: 500, zoneApl: 2 }

/** 536 points: under 30, a large company that delegates, priority A, the older request. */
export const tabanou = () => ({
  date: '2026-11-22',
  menage: { personnes: [{ lien: 'demandeur', naissance: '1997-05-05' }] },
  revenus: { rfr: { 2024: 18_000 }, ressourcesMensuelles: 1600 },
  demande: { dateDepot: '2018-04-12', communeActuelle: '42218', communesSouhaitees: ['69123'] },
  employeur: { effectif: 40_000, agricole: false, categorie: 'GE', validation: 'deleguee', tranches: ['A'], anonyme: false },
  offre: OFFRE,
  autresCandidatures: ['2019-09-03'],
  equilibrage: 'PME',
})

/** 539 points: over 30, a small company, hence the bonus; one request is older. */
export const leclerc = () => ({
  date: '2026-11-22',
  menage: { personnes: [{ lien: 'demandeur', naissance: '1995-02-01' }] },
  revenus: { rfr: { 2024: 18_000 }, ressourcesMensuelles: 1550 },
  demande: { dateDepot: '2019-09-03', communeActuelle: '69123', communesSouhaitees: ['69123'] },
  employeur: { effectif: 12, agricole: false, categorie: 'PME', validation: 'deleguee', tranches: [], anonyme: false },
  offre: OFFRE,
  autresCandidatures: ['2018-04-12'],
  equilibrage: 'PME',
})

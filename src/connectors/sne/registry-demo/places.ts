/** True communes (INSEE code, postal code), grouped by where people live, work and wish to live together. */
export type Place = { code: string; codePostal: string }
export type Bassin = { territoire: string; habiter: readonly Place[]; travailler: readonly Place[]; souhaiter: readonly string[] }

const place = (code: string, codePostal: string): Place => ({ code, codePostal })
/** Arrondissements 1 to n: code and postal code both end with the number. */
const arrondissements = (code: number, codePostal: number, ranks: readonly number[]): Place[] =>
  ranks.map((rank) => place(String(code + rank), String(codePostal + rank)))

export const SAINT_ETIENNE = place('42218', '42000')
const LYON = arrondissements(69380, 69000, [1, 2, 3, 4, 5, 6, 7, 8, 9])
const PARIS = arrondissements(75100, 75000, [10, 11, 12, 13, 14, 15, 17, 18, 19, 20])
const MARSEILLE = arrondissements(13200, 13000, [1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 13, 14])

const GRAND_LYON = [place('69266', '69100'), place('69259', '69200'), place('69029', '69500'), place('69034', '69300'), place('69149', '69600'), place('69290', '69800'), place('69256', '69120')]
const PETITE_COURONNE = [
  place('93048', '93100'), place('93066', '93200'), place('92012', '92100'), place('92050', '92000'), place('94028', '94000'), place('94081', '94400'),
  place('94041', '94200'), place('93055', '93500'), place('92024', '92110'), place('92004', '92600'),
]
const METROPOLE_LILLE = [place('59350', '59000'), place('59512', '59100'), place('59599', '59200'), place('59009', '59650')]
const METROPOLE_NANTES = [place('44109', '44000'), place('44162', '44800'), place('44143', '44400')]
const PROVENCE = [...MARSEILLE, place('13001', '13100'), place('13005', '13400')]

const bassin = (territoire: string, places: readonly Place[], wished: readonly string[] = []): Bassin =>
  ({ territoire, habiter: places, travailler: places, souhaiter: [...wished, ...places.map(({ code }) => code)] })

const GRANDE_LYON = bassin('069', [...LYON, ...GRAND_LYON], ['69123', '69123', '69266', '69266'])

/** With their share of the requests. */
export const BASSINS: readonly (readonly [Bassin, number])[] = [
  [GRANDE_LYON, 34],
  [bassin('111', [...PARIS, ...PETITE_COURONNE, place('77284', '77100'), place('78646', '78000'), place('91228', '91000')], ['75056', '75056']), 28],
  [bassin('059', METROPOLE_LILLE, ['59350', '59350']), 10],
  [bassin('013', PROVENCE, ['13055', '13055']), 10],
  [bassin('044', METROPOLE_NANTES, ['44109']), 9],
  [bassin('059', [place('59295', '59190')]), 1],
  [bassin('044', [place('44036', '44110')]), 1],
  [bassin('071', [place('71270', '71000')]), 2],
  [bassin('001', [place('01053', '01000')]), 2],
  [bassin('038', [place('38544', '38200')]), 2],
  [bassin('084', [place('84003', '84400')]), 1],
]

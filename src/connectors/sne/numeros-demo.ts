/** Numbers that never change, for accounts, tests and demonstrations. Territory, month and year of filing, sequence, counter (K20, K30). */
export const NUMEROS_DEMO = {
  tabanou: '0690418000001GTEST',
  leclerc: '0690919000002GTEST',
  nouveau: '0690523000003GTEST',
  /** Struck off for want of renewal, 45 days ago. */
  radiee: '0690621000101GTEST',
  /** Struck off because a dwelling was attributed. */
  radieeAttribution: '0690222000102GTEST',
  /** Validity ended 20 days ago, not struck off yet. */
  expiree: '0690322000103GTEST',
  /** Validity ends in 25 days: in the renewal window. */
  aRenouveler: '0690823000104GTEST',
  sansMel: '0690124000105GTEST',
  auDessusPlafonds: '1111022000106GTEST',
  piecesIncompletes: '0690723000107GTEST',
  /** No income of the year before last. */
  sansRevenuN2: '0590423000108GTEST',
  communeInconnue: '0130622000109GTEST',
  outreMer: '9740923000110GTEST',
  dalo: '1110520000111GTEST',
  /** Its e-mail is nouveau@exemple.test, its name, first name and birth date are someone else's. */
  identiteDifferente: '0690224000112GTEST',
  handicap: '0440321000113GTEST',
  enceinte: '0690324000114GTEST',
  familleNombreuse: '1110919000115GTEST',
  /** From outside the European Union; the permit filed ended 40 days ago. */
  sansTitre: '1110423000116GTEST',
  /** The number says March 2019, the register says 14 November 2017: the register is right. */
  dateDiscordante: '0690319000117GTEST',
  /** Codes that no list has. */
  codesInconnus: '0590224000118GTEST',
  gardeAlternee: '0440522000119GTEST',
  /** Violence within the family is a reason: neutral words, safe channel. */
  violences: '0131123000120GTEST',
  colocation: '0690124000121GTEST',
  /** Works for several employers. */
  deuxEmployeurs: '0711023000122GTEST',
  /** Well formed, in nobody's registry. */
  absent: '0690125000999GTEST',
} as const

/** The simulator misbehaves on these, so that every failure can be shown in a browser. */
export const NUMEROS_PANNES = {
  lent: '0690126999901GTEST',
  coupe: '0690126999902GTEST',
  erreur500: '0690126999903GTEST',
  mal_forme: '0690126999904GTEST',
  faute: '0690126999905GTEST',
  certificat: '0690126999906GTEST',
  anomalie: '0690126999907GTEST',
  autre_numero: '0690126999908GTEST',
} as const

/** Where a number is obtained: 28 départements have a site of their own (F107); all others use the national one. */
export type Site = { departement: string; nom: string; url: string }

export const SITE_NATIONAL = 'https://www.demande-logement-social.gouv.fr/index'

const AUVERGNE = (code: string) => `https://mademande${code}.dlauvergne.fr/`
const IMHOWEB = (code: string) => `https://www.demandelogement${code}.fr/imhowebGP${code}/`
const BOURGOGNE = (code: string) => `https://www.demandelogementbourgognefranchecombe.fr/imhowebGP${code}/`
const ALSACE = 'https://www.demandelogement-alsace.fr/imhowebGP67/pages/67/67.html'

export const SITES: readonly Site[] = [
  { departement: '03', nom: 'Allier', url: AUVERGNE('03') },
  { departement: '14', nom: 'Calvados', url: IMHOWEB('14') },
  { departement: '15', nom: 'Cantal', url: AUVERGNE('15') },
  { departement: '16', nom: 'Charente', url: IMHOWEB('16') },
  { departement: '17', nom: 'Charente-Maritime', url: IMHOWEB('17') },
  { departement: '21', nom: 'Côte-d’Or', url: BOURGOGNE('21') },
  { departement: '22', nom: 'Côtes-d’Armor', url: IMHOWEB('22') },
  { departement: '25', nom: 'Doubs', url: BOURGOGNE('25') },
  { departement: '29', nom: 'Finistère', url: IMHOWEB('29') },
  { departement: '31', nom: 'Haute-Garonne', url: IMHOWEB('31') },
  { departement: '35', nom: 'Ille-et-Vilaine', url: IMHOWEB('35') },
  { departement: '37', nom: 'Indre-et-Loire', url: IMHOWEB('37') },
  { departement: '43', nom: 'Haute-Loire', url: AUVERGNE('43') },
  { departement: '44', nom: 'Loire-Atlantique', url: IMHOWEB('44') },
  { departement: '49', nom: 'Maine-et-Loire', url: IMHOWEB('49') },
  { departement: '50', nom: 'Manche', url: 'https://www.demandelogement50.fr/imhowebgp-prod/' },
  { departement: '53', nom: 'Mayenne', url: IMHOWEB('53') },
  { departement: '56', nom: 'Morbihan', url: IMHOWEB('56') },
  // The founding guide sends Nièvre to the Côte-d’Or path (F107).
  { departement: '58', nom: 'Nièvre', url: BOURGOGNE('21') },
  { departement: '61', nom: 'Orne', url: IMHOWEB('61') },
  { departement: '63', nom: 'Puy-de-Dôme', url: AUVERGNE('63') },
  { departement: '67', nom: 'Bas-Rhin', url: ALSACE },
  { departement: '68', nom: 'Haut-Rhin', url: ALSACE },
  { departement: '72', nom: 'Sarthe', url: IMHOWEB('72') },
  { departement: '79', nom: 'Deux-Sèvres', url: IMHOWEB('79') },
  { departement: '85', nom: 'Vendée', url: IMHOWEB('85') },
  { departement: '86', nom: 'Vienne', url: IMHOWEB('86') },
  { departement: '88', nom: 'Vosges', url: 'https://vosges.demandelogement88.fr/imhowebGP88/' },
]

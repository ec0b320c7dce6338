import { inPortal, type Answer, type Answers, type Route } from '#test/matrix/route.ts'

/** The landlord of these homes alone: an agent does all but decide, the secretary asks for papers and holds the commission. */
function chez(bailleur: Answer, bailleurSecretaire: Answer = bailleur): Answers {
  return inPortal({ bailleur, bailleurSecretaire })
}

/** Who the household is, from their own file and no other. */
const NOM = ['nom', 'prenom'] as const
const DOSSIER = ['nom', 'prenom', 'courriel', 'telephone', 'numero', 'employeur', 'profession', 'coNom'] as const
const lu = <T>(what: T) => ({ bailleur: what, bailleurSecretaire: what })

const FICHE = {
  reference: 'MATRICE-NEUVE', adresse: '3 rue des Essais', code_postal: '69006', ville: 'Lyon', commune: '', nature: 'appartement', typologie: 'T2', surface: '47,5', etage: '3', ascenseur: 'oui',
  chauffage: 'Collectif', annee: '', dpe: 'C', ges: 'D', description: 'Deux pièces sur cour.', financement: 'PLUS', zone_abc: '', zone_apl: '2', loyer_hors_charges: '440', loyer: '500', depot: '440',
  'disponible-jour': '15', 'disponible-mois': '12', 'disponible-annee': '2026', siren: '', designes_max: '3',
}
const PIECE = { piece: 'identite', precision: '', 'pour_le-jour': '2', 'pour_le-mois': '12', 'pour_le-annee': '2026' }
const VISITE = { rendez_vous: 'Devant le hall', 'creneau1-jour': '1', 'creneau1-mois': '12', 'creneau1-annee': '2026', heure1: '14:30' }
const BAIL = { 'signe-jour': '20', 'signe-mois': '11', 'signe-annee': '2026', 'entree-jour': '1', 'entree-mois': '12', 'entree-annee': '2026' }
const CLES = { 'remises-jour': '22', 'remises-mois': '11', 'remises-annee': '2026' }
const versDossier = (id: string): Answer => `303 /bailleur/candidatures/{${id}}`

export const BAILLEUR_ROUTES: readonly Route[] = [
  { route: 'GET /bailleur', query: ['statut', 'recherche', 'tri', 'sens', 'page'], answers: inPortal({ bailleur: 200, bailleurSecretaire: 200, autreBailleur: 200 }) },
  { route: 'GET /bailleur/dossiers', query: ['liste', 'tri', 'sens', 'page'], answers: inPortal({ bailleur: 200, bailleurSecretaire: 200, autreBailleur: 200 }), sees: lu(NOM) },
  { route: 'GET /bailleur/offres/nouvelle', answers: inPortal({ bailleur: 200, autreBailleur: 200 }) },
  { route: 'POST /bailleur/offres/nouvelle', body: FICHE, answers: inPortal({ bailleur: '303 /bailleur/offres/*', autreBailleur: '303 /bailleur/offres/*' }) },
  { route: 'GET /bailleur/offres/:id', at: '/bailleur/offres/{offre}', query: ['fait'], answers: chez(200) },
  { route: 'GET /bailleur/offres/:id', at: '/bailleur/offres/{brouillon}', query: ['fait'], answers: chez(200) },
  { route: 'GET /bailleur/offres/:id', at: '/bailleur/offres/{offreRecue}', answers: chez(200) },
  { route: 'GET /bailleur/offres/:id', at: '/bailleur/offres/{offreLouee}', answers: chez(200), sees: lu(NOM) },
  { route: 'GET /bailleur/offres/:id/modification', at: '/bailleur/offres/{brouillon}/modification', answers: chez(200, 404) },
  { route: 'GET /bailleur/offres/:id/modification', at: '/bailleur/offres/{offre}/modification', answers: chez(409, 404) },
  { route: 'POST /bailleur/offres/:id/modification', at: '/bailleur/offres/{brouillon}/modification', body: FICHE, answers: chez('303 /bailleur/offres/{brouillon}', 404) },
  { route: 'POST /bailleur/offres/:id/soumission', at: '/bailleur/offres/{brouillon}/soumission', answers: chez('303 /bailleur/offres/{brouillon}', 404) },
  { route: 'POST /bailleur/offres/:id/soumission', at: '/bailleur/offres/{offre}/soumission', answers: chez(409, 404) },
  { route: 'GET /bailleur/offres/:id/retrait', at: '/bailleur/offres/{offre}/retrait', answers: chez(200, 404) },
  { route: 'GET /bailleur/offres/:id/retrait', at: '/bailleur/offres/{offreLouee}/retrait', answers: chez(409, 404) },
  { route: 'POST /bailleur/offres/:id/retrait', at: '/bailleur/offres/{offre}/retrait', body: { motif: 'attribue_ailleurs', precision: '' }, answers: chez('303 /bailleur/offres/{offre}', 404) },
  { route: 'GET /bailleur/candidatures/:id', at: '/bailleur/candidatures/{bailA}', query: ['fait'], answers: chez(200), sees: lu(DOSSIER) },
  { route: 'GET /bailleur/candidatures/:id', at: '/bailleur/candidatures/{recue}', answers: chez(200) },
  // A’s live candidature has not been sent to the landlord.
  { route: 'GET /bailleur/candidatures/:id', at: '/bailleur/candidatures/{candidature}', answers: chez(404) },
  { route: 'POST /bailleur/candidatures/:id/pieces', at: '/bailleur/candidatures/{recue}/pieces', body: PIECE, answers: chez(versDossier('recue')) },
  { route: 'POST /bailleur/candidatures/:id/pieces', at: '/bailleur/candidatures/{candidature}/pieces', body: PIECE, answers: chez(404) },
  { route: 'POST /bailleur/candidatures/:id/pieces/:piece/reception', at: '/bailleur/candidatures/{recue}/pieces/{pieceDemandee}/reception', answers: chez(versDossier('recue')) },
  { route: 'POST /bailleur/candidatures/:id/pieces/:piece/reception', at: '/bailleur/candidatures/{recueLibre}/pieces/{pieceDemandee}/reception', answers: chez(409) },
  { route: 'POST /bailleur/candidatures/:id/pieces/:piece/annulation', at: '/bailleur/candidatures/{recue}/pieces/{pieceDemandee}/annulation', answers: chez(versDossier('recue')) },
  { route: 'POST /bailleur/candidatures/:id/visite', at: '/bailleur/candidatures/{recueLibre}/visite', body: VISITE, answers: chez(versDossier('recueLibre'), 404) },
  { route: 'POST /bailleur/candidatures/:id/visite', at: '/bailleur/candidatures/{recue}/visite', body: VISITE, answers: chez(409, 404) },
  { route: 'POST /bailleur/candidatures/:id/visite/annulation', at: '/bailleur/candidatures/{recue}/visite/annulation', answers: chez(versDossier('recue'), 404) },
  { route: 'GET /bailleur/candidatures/:id/bail', at: '/bailleur/candidatures/{acceptee}/bail', answers: chez(200, 404) },
  { route: 'GET /bailleur/candidatures/:id/bail', at: '/bailleur/candidatures/{recue}/bail', answers: chez(404) },
  { route: 'POST /bailleur/candidatures/:id/bail', at: '/bailleur/candidatures/{acceptee}/bail', body: BAIL, answers: chez(versDossier('acceptee'), 404) },
  { route: 'POST /bailleur/candidatures/:id/cles', at: '/bailleur/candidatures/{bailA}/cles', body: CLES, answers: chez(versDossier('bailA'), 404) },
  { route: 'POST /bailleur/candidatures/:id/cles', at: '/bailleur/candidatures/{acceptee}/cles', body: CLES, answers: chez(409, 404) },
]

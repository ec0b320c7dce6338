/**
 * The states of a candidature, as people see them (decisions.md, F60, F63).
 * `held`: the request cannot be used elsewhere (F145, F153). `final`: no transition leaves it.
 */
export const STATUTS = [
  'deposee', 'validee', 'invalidee', 'transmise', 'non_designee', 'en_commission',
  'attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'non_attribuee', 'irrecevable',
  'acceptee', 'refusee', 'rang_caduc', 'bail_signe', 'retiree', 'offre_retiree',
] as const
export type Statut = (typeof STATUTS)[number]

export type Couleur = 'blue' | 'green' | 'green-pale' | 'violet' | 'orange' | 'red' | 'grey'
/** Step of F142, 1 to 6; undefined when the candidature ended outside the path. */
export type NumeroEtape = 1 | 2 | 3 | 4 | 5 | 6
export type FicheStatut = { libelle: string; couleur: Couleur; etape?: NumeroEtape; held: boolean; final: boolean }

const held = (libelle: string, couleur: Couleur, etape: NumeroEtape): FicheStatut => ({ libelle, couleur, etape, held: true, final: false })
const ended = (libelle: string, couleur: Couleur, etape?: NumeroEtape): FicheStatut =>
  ({ libelle, couleur, ...(etape ? { etape } : {}), held: false, final: true })

export const FICHES: Readonly<Record<Statut, FicheStatut>> = {
  deposee: held('En attente d’examen', 'blue', 1),
  validee: held('Dossier validé', 'blue', 2),
  invalidee: ended('Dossier non validé', 'red', 2),
  transmise: held('Dossier transmis au bailleur', 'violet', 3),
  non_designee: { libelle: 'Non retenue à ce stade', couleur: 'grey', etape: 3, held: false, final: false },
  en_commission: held('Proposée à la commission', 'violet', 5),
  attribuee: held('Logement attribué\u00a0: votre réponse est attendue', 'green', 5),
  attribuee_rang: held('Attribué en rang 2 ou 3', 'green-pale', 5),
  attribuee_sous_condition: held('Attribué sous condition', 'orange', 5),
  non_attribuee: ended('Non retenue par la commission', 'red', 5),
  irrecevable: ended('Irrecevable', 'red', 5),
  acceptee: held('Vous avez accepté', 'green', 6),
  refusee: ended('Vous avez refusé', 'grey', 5),
  rang_caduc: ended('Attribué à un autre candidat', 'grey', 5),
  bail_signe: ended('Bail signé', 'green', 6),
  retiree: ended('Candidature annulée', 'grey'),
  offre_retiree: ended('Offre retirée', 'grey'),
}

/** What the partial unique index of the database calls active: one per demande. */
export const HELD: readonly Statut[] = STATUTS.filter((statut) => FICHES[statut].held)

/** Those in which the landlord has the file and it may still lead to the home. */
export const WITH_BAILLEUR: readonly Statut[] = HELD.filter((statut) => statut !== 'deposee' && statut !== 'validee')

export function isStatut(text: string): text is Statut {
  return STATUTS.some((statut) => statut === text)
}

export function isHeld(statut: Statut): boolean {
  return FICHES[statut].held
}

export function isWithBailleur({ statut }: { statut: Statut }): boolean {
  return WITH_BAILLEUR.includes(statut)
}

export function isFinal(statut: Statut): boolean {
  return FICHES[statut].final
}

export type Circonstances = { piecesDemandees?: boolean; visiteProposee?: boolean; rang?: number }

/** What a person reads: a paper that is asked covers any held state (F60), a visit moves step 3 to 4 (F149), the rank is said. */
export function describeStatut(statut: Statut, circonstances: Circonstances = {}): FicheStatut {
  const fiche = FICHES[statut]
  if (circonstances.piecesDemandees && fiche.held) {
    return { ...withVisite(statut, fiche, circonstances), libelle: 'En attente de pièces complémentaires', couleur: 'orange' }
  }
  if (statut === 'attribuee_rang' && circonstances.rang !== undefined) return { ...fiche, libelle: `Attribué en rang ${circonstances.rang}` }
  return withVisite(statut, fiche, circonstances)
}

function withVisite(statut: Statut, fiche: FicheStatut, { visiteProposee }: Circonstances): FicheStatut {
  return statut === 'transmise' && visiteProposee ? { ...fiche, etape: 4 } : fiche
}

/** The six steps of the bar (F142), and under them the seven written explanations (F147–F151, D10). */
export type Etape = { numero: NumeroEtape; titre: string; explications: readonly Explication[] }
export type Explication = { numero: 1 | 2 | 3 | 4 | 5 | 6 | 7; texte: string }

export const ETAPES: readonly Etape[] = [
  { numero: 1, titre: 'Je postule', explications: [
    { numero: 1, texte: 'Vous choisissez un logement et vous postulez. Votre rang est calculé tout de suite et vous en voyez le détail.' },
  ] },
  { numero: 2, titre: 'Validations', explications: [
    { numero: 2, texte: 'Un conseiller d’Action Logement étudie votre dossier. S’il ne peut pas le valider, il vous dit pourquoi et vous pouvez postuler ailleurs aussitôt.' },
  ] },
  { numero: 3, titre: 'Envoi bailleur', explications: [
    { numero: 3, texte: 'Le bailleur reçoit votre dossier avec ceux d’un ou deux autres candidats au même logement, et les étudie.' },
  ] },
  { numero: 4, titre: 'Visite', explications: [
    { numero: 4, texte: 'Le bailleur peut vous demander un document de plus, ou vous proposer une visite.' },
  ] },
  { numero: 5, titre: 'Commission logement', explications: [
    { numero: 5, texte: 'La commission d’attribution du bailleur (la CALEOL) se réunit. Elle seule décide à qui va le logement.' },
    { numero: 6, texte: 'Le bailleur vous écrit ce que la commission a décidé. Vous le lisez aussi ici.' },
  ] },
  { numero: 6, titre: 'Entrée dans les lieux', explications: [
    { numero: 7, texte: 'Le logement est pour vous\u00a0: vous le visitez si ce n’est pas déjà fait, vous signez le bail et vous recevez les clés.' },
  ] },
]

/** Who moves a candidature. `systeme`: a date passed or another candidature moved. `responsable` may do what a conseiller does. */
export const ROLES = ['visiteur', 'demandeur', 'entreprise', 'bailleur', 'conseiller', 'responsable', 'systeme'] as const
export type Role = (typeof ROLES)[number]

export const ACTIONS = [
  'validate', 'invalidate', 'transmit', 'pass_over', 'call_back', 'present',
  'attribute', 'attribute_rang', 'attribute_sous_condition', 'deny', 'declare_irrecevable',
  'promote', 'lift_condition', 'lift_condition_rang', 'lapse_condition', 'accept', 'refuse', 'lapse_silence', 'lapse_rang', 'sign_bail',
  'withdraw', 'withdraw_late', 'withdraw_offre', 'close_demande',
] as const
export type Action = (typeof ACTIONS)[number]

/** What a move changes in later rankings: +40 (F180, commission refused) or −40 (attribution refused). */
export type Effet = 'refus_commission' | 'refus_attribution'
/** What must be recorded with the move; the caller checks that it is there. */
export type Exigence = 'motifs' | 'piece_et_date' | 'rang' | 'accord' | 'bailleur_en_retard' | 'delai_passe'
export type Transition = { action: Action; from: readonly Statut[]; to: Statut; by: readonly Role[]; exige?: Exigence; effet?: Effet }

const STAFF: readonly Role[] = ['conseiller', 'responsable']
const WAITING: readonly Statut[] = ['deposee', 'validee']
const BEFORE_ATTRIBUTION: readonly Statut[] = ['deposee', 'validee', 'transmise', 'en_commission', 'attribuee_rang', 'attribuee_sous_condition']

export const TRANSITIONS: readonly Transition[] = [
  { action: 'validate', from: ['deposee'], to: 'validee', by: STAFF },
  { action: 'invalidate', from: WAITING, to: 'invalidee', by: STAFF, exige: 'motifs' },
  { action: 'transmit', from: ['validee'], to: 'transmise', by: STAFF },
  { action: 'pass_over', from: WAITING, to: 'non_designee', by: ['systeme', ...STAFF] },
  // Asked by Action Logement, done by the person alone: nobody is engaged again without wanting it.
  // Back to examination, not to "validated": a file passed over may never have been read, or may have aged.
  { action: 'call_back', from: ['non_designee'], to: 'deposee', by: ['demandeur'], exige: 'accord' },
  { action: 'present', from: ['transmise'], to: 'en_commission', by: ['bailleur'] },
  // The five decisions of R441-3.
  { action: 'attribute', from: ['en_commission'], to: 'attribuee', by: ['bailleur'] },
  { action: 'attribute_rang', from: ['en_commission'], to: 'attribuee_rang', by: ['bailleur'], exige: 'rang' },
  { action: 'attribute_sous_condition', from: ['en_commission'], to: 'attribuee_sous_condition', by: ['bailleur'], exige: 'piece_et_date' },
  { action: 'deny', from: ['en_commission'], to: 'non_attribuee', by: ['bailleur'], exige: 'motifs', effet: 'refus_commission' },
  { action: 'declare_irrecevable', from: ['en_commission'], to: 'irrecevable', by: ['bailleur'], exige: 'motifs' },
  // R441-3 b: the next rank is offered the home when the one before refuses.
  { action: 'promote', from: ['attribuee_rang'], to: 'attribuee', by: ['bailleur', 'systeme'] },
  { action: 'lift_condition', from: ['attribuee_sous_condition'], to: 'attribuee', by: ['bailleur'] },
  // The paper came, while someone better placed has not answered yet.
  { action: 'lift_condition_rang', from: ['attribuee_sous_condition'], to: 'attribuee_rang', by: ['bailleur'] },
  // The paper did not come: not a refusal by the commission, so no +40.
  { action: 'lapse_condition', from: ['attribuee_sous_condition'], to: 'non_attribuee', by: ['bailleur', 'systeme'], exige: 'delai_passe' },
  { action: 'accept', from: ['attribuee'], to: 'acceptee', by: ['demandeur'] },
  { action: 'refuse', from: ['attribuee'], to: 'refusee', by: ['demandeur'], effet: 'refus_attribution' },
  // R441-10: silence after the delay is a refusal.
  { action: 'lapse_silence', from: ['attribuee'], to: 'refusee', by: ['systeme'], exige: 'delai_passe', effet: 'refus_attribution' },
  { action: 'lapse_rang', from: ['transmise', 'en_commission', 'attribuee_rang', 'attribuee_sous_condition'], to: 'rang_caduc', by: ['bailleur', 'systeme'] },
  { action: 'sign_bail', from: ['acceptee'], to: 'bail_signe', by: ['bailleur'] },
  // F143: one may always leave; once the home is attributed it is a refusal, unless the landlord is late (silence clock).
  { action: 'withdraw', from: [...BEFORE_ATTRIBUTION, 'non_designee'], to: 'retiree', by: ['demandeur'] },
  { action: 'withdraw', from: ['attribuee', 'acceptee'], to: 'refusee', by: ['demandeur'], effet: 'refus_attribution' },
  { action: 'withdraw_late', from: WITH_BAILLEUR, to: 'retiree', by: ['demandeur'], exige: 'bailleur_en_retard' },
  { action: 'withdraw_offre', from: [...HELD, 'non_designee'], to: 'offre_retiree', by: ['bailleur', ...STAFF], exige: 'motifs' },
  // The request expired or was struck off by the register (K22).
  { action: 'close_demande', from: [...HELD, 'non_designee'], to: 'retiree', by: ['systeme', ...STAFF], exige: 'motifs' },
]

export type CorrectionAction = 'undo_invalidation' | 'undo_withdrawal' | 'undo_decision'
export type Correction = { action: CorrectionAction; from: readonly Statut[]; to: Statut; by: readonly Role[]; exige: 'motifs' | 'avant_cloture' | 'avant_notification' }

/** Undoing a mistake: apart from the path, so that "final" keeps its meaning. The caller checks that the request is still free. */
export const CORRECTIONS: readonly Correction[] = [
  { action: 'undo_invalidation', from: ['invalidee'], to: 'deposee', by: STAFF, exige: 'motifs' },
  { action: 'undo_withdrawal', from: ['retiree'], to: 'deposee', by: ['demandeur'], exige: 'avant_cloture' },
  { action: 'undo_decision', from: ['attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'non_attribuee', 'irrecevable'], to: 'en_commission', by: ['bailleur'], exige: 'avant_notification' },
]

export type Move =
  | { ok: true; statut: Statut; exige?: Exigence | Correction['exige']; effet?: Effet }
  | { ok: false; cause: 'role' | 'statut' | 'terminee'; why: string }

/** Where the action leads. Never throws: a forbidden move is a value with its reason, role first so that states leak to nobody. */
export function move(statut: Statut, action: Action | CorrectionAction, role: Role): Move {
  const rows = [...TRANSITIONS, ...CORRECTIONS].filter((row) => row.action === action && row.by.includes(role))
  if (rows.length === 0) return { ok: false, cause: 'role', why: 'Cette action ne vous revient pas.' }
  const row = rows.find((candidate) => candidate.from.includes(statut))
  if (!row) return refuseStatut(statut)
  return { ok: true, statut: row.to, ...(row.exige ? { exige: row.exige } : {}), ...('effet' in row && row.effet ? { effet: row.effet } : {}) }
}

function refuseStatut(statut: Statut): Move {
  const libelle = FICHES[statut].libelle
  if (isFinal(statut)) return { ok: false, cause: 'terminee', why: `Cette candidature est terminée («\u00a0${libelle}\u00a0»).` }
  return { ok: false, cause: 'statut', why: `Cette action n’est pas possible maintenant\u00a0: la candidature est au stade «\u00a0${libelle}\u00a0».` }
}

/** What this role may do from here, to draw buttons. */
export function listActions(statut: Statut, role: Role): readonly Action[] {
  return ACTIONS.filter((action) => TRANSITIONS.some((row) => row.action === action && row.by.includes(role) && row.from.includes(statut)))
}

/** What leaving would cost now, said before it is done. */
export function costOfWithdrawal(statut: Statut, bailleurEnRetard: boolean): { action: 'withdraw' | 'withdraw_late'; effet?: Effet } | undefined {
  const late = bailleurEnRetard ? move(statut, 'withdraw_late', 'demandeur') : undefined
  if (late?.ok) return { action: 'withdraw_late' }
  const result = move(statut, 'withdraw', 'demandeur')
  if (!result.ok) return undefined
  return result.effet ? { action: 'withdraw', effet: result.effet } : { action: 'withdraw' }
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HABILITATIONS, isHabilite, ROLES_METIER, type Acte, type RoleMetier } from '#domain/habilitation.ts'

/** Written again by hand, role by role. */
const EXPECTED: Readonly<Record<RoleMetier, readonly Acte[]>> = {
  conseiller: ['offre.publier', 'offre.renvoyer', 'dossier.instruire', 'priorite.poser', 'candidats.designer', 'candidat.rappeler', 'offre.retirer'],
  responsable: ['offre.publier', 'offre.renvoyer', 'dossier.instruire', 'priorite.poser', 'candidats.designer', 'candidat.rappeler', 'equilibrage.fixer', 'offre.retirer'],
  agent: ['offre.saisir', 'offre.retirer', 'piece.demander', 'visite.proposer', 'commission.convoquer', 'bail.enregistrer'],
  secretaire: ['piece.demander', 'commission.convoquer', 'commission.decider'],
  lecteur_bailleur: [],
  administrateur: ['salarie.repondre', 'entreprise.deleguer'],
  validateur: ['salarie.repondre'],
  lecteur_entreprise: [],
}

const isActe = (text: string): text is Acte => Object.hasOwn(HABILITATIONS, text)

test('every role × act answers as the table of rights says (K29)', () => {
  const actes = Object.keys(HABILITATIONS).filter(isActe)
  for (const role of ROLES_METIER) assert.deepEqual(actes.filter((acte) => isHabilite(role, acte)).toSorted(), EXPECTED[role].toSorted(), role)
})

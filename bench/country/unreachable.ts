import type { Connectors } from '#src/context.ts'

/** Services that the bench never asks: it would measure them. */
export function unreachable(): Omit<Connectors, 'communes'> {
  const none = () => Promise.reject(new Error('No connector is called in the bench'))
  const sne = { getDemandeLogement: none, listDemandesRadieesDepuis: none, listNouveauxDaloDepuis: none, listDoublons: none, submitDemande: none }
  return { sne, mail: { send: none } }
}

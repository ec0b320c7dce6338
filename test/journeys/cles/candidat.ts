/** The applicants: they apply, file, choose a time, answer, and see each step as it happens. */
import assert from 'node:assert/strict'
import type { Visit } from '#test/journeys/visit.ts'
import { confirmPassword, MOT_DE_PASSE } from '#test/journeys/cles/scene.ts'

/** Whoever stands on another list leaves it first: one home at a time. Gives the address of the candidature. */
export async function apply(visit: Visit, offreId: number): Promise<string> {
  await leaveOther(visit)
  await visit.go(`/demandeur/offres/${offreId}/candidature`)
  await visit.press('Je postule')
  await visit.reads(/bien été ajouté à vos candidatures/)
  return visit.path().split('?')[0] ?? ''
}

export async function filePiece(visit: Visit, candidature: string, motDePasse: string): Promise<void> {
  await visit.go(candidature)
  await visit.reads(/En attente de pièces complémentaires/)
  await visit.reads(/Trois derniers bulletins de salaire/)
  await visit.press(/^Je l’ai déposée/)
  await confirmPassword(visit, motDePasse)
  if (!/Vous avez dit l’avoir déposée/.test(await visit.text())) {
    await visit.go(candidature)
    await visit.press(/^Je l’ai déposée/)
  }
  await visit.reads(/Vous avez dit l’avoir déposée/)
}

export async function chooseVisite(visit: Visit, candidature: string): Promise<void> {
  await visit.go(candidature)
  await visit.press('Envoyer ma réponse')
  await visit.reads(/Choisissez/)
  await visit.page.locator('[name="creneau"]').first().check({ force: true })
  await visit.press('Envoyer ma réponse')
  await visit.reads(/Devant le 7, sonnez chez le gardien/)
}

async function leaveOther(visit: Visit): Promise<void> {
  await visit.go('/demandeur/candidatures')
  const leave = visit.page.getByRole('main').getByRole('link', { name: /^Annuler cette candidature/ })
  if ((await leave.count()) === 0) return
  await visit.press(/^Annuler cette candidature/)
  await visit.press('Annuler ma candidature')
}

/** What it costs is read before it is done. */
export async function refuse(visit: Visit, candidature: string): Promise<void> {
  await openReponse(visit, candidature, 'refuser', MOT_DE_PASSE)
  await visit.reads(/40 points de moins/)
  await visit.press('Je refuse ce logement')
  await visit.reads(/refus/i)
}

export async function accept(visit: Visit, candidature: string, motDePasse: string): Promise<void> {
  await visit.go(candidature)
  await visit.reads(/24 h, heure de Paris/)
  await openReponse(visit, candidature, 'accepter', motDePasse)
  await visit.press('J’accepte ce logement')
  await visit.reads(/Vous avez accepté/)
}

async function openReponse(visit: Visit, candidature: string, choix: string, motDePasse: string): Promise<void> {
  const address = `${candidature}/reponse?choix=${choix}`
  await visit.go(address)
  await confirmPassword(visit, motDePasse)
  if (visit.path() !== address) await visit.go(address)
}

/** The mail bears a code that the page of our messages recognises. */
export async function checkCode(visit: Visit, mail: string): Promise<void> {
  const code = /avec le code (\S+ ?\S*?)\s*:/.exec(mail)?.[1]
  assert.ok(code, `no code in: ${mail}`)
  await visit.go('/message')
  await visit.page.locator('[name="code"]').fill(code)
  await visit.press(/Vérifier/)
  await visit.reads(/Oui, ce message vient de nous/)
}

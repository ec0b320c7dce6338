/** From the number to the candidature without a mouse: what has the focus is seen at each step, in the order of the page. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { openMail } from '#test/journeys/courrier.ts'
import { openHouse } from '#test/journeys/house.ts'
import { findRegistered } from '#test/journeys/import.ts'
import { openKeyboard, type Keyboard } from '#test/journeys/keyboard.ts'

test('A number is imported and a candidature made with the keyboard alone', { timeout: 240_000 }, async (t) => {
  const house = await openHouse(t, { town: true })
  const person = findRegistered(NUMEROS_DEMO.nouveau, house.now())
  const visit = await house.visit({ width: 360, as: 'nouveau@exemple.test' })
  const keys = openKeyboard(visit.page)

  await t.test('the first key leads past the menu', async () => {
    await visit.go('/demandeur')
    await keys.reach(/^Aller au contenu$/)
    await keys.enter()
    await keys.reach(/^Oui, j’ai mon numéro$/)
    await keys.follow()
    assert.equal(visit.path(), '/demandeur/import')
  })

  await t.test('a refused form leads to its first error', async () => {
    await keys.reach(/^Accéder à ma demande$/)
    await keys.follow()
    assert.equal(await keys.focused(), 'erreurs')
    await keys.tab()
    await keys.enter()
    assert.equal(await keys.focused(), 'champ-numero')
  })

  await t.test('the number, the code, the confirmation', async () => {
    await keys.write(person.numero)
    for (const part of person.naissance.split('-').toReversed()) {
      await keys.tab()
      await keys.write(part)
    }
    await keys.follow()
    const code = /\b\d{4} \d{4}\b/.exec(await openMail(visit, person.mel, 'Votre code d’accès AL’in'))?.[0] ?? ''
    await visit.go('/demandeur/import/code')
    await keys.reach(/^Mon code d’accès/)
    await keys.write(code)
    await keys.follow()
    await keys.reach(/^C’est bien ma demande$/)
    await keys.follow()
    assert.match(visit.path(), /^\/demandeur\/employeur/)
  })

  await t.test('work, privacy, papers: arrows choose, the space bar ticks', async () => {
    await keys.reach(/^Enregistrer$/)
    await keys.follow()
    await keys.reach(/^Continuer$/)
    await keys.follow()
    await choose(keys, /^Choix 1/, 1)
    await keys.reach(/^Enregistrer mon choix$/)
    await keys.follow()
    await keys.reach(/^Je (confirme|déclare)/)
    await keys.space()
    await keys.reach(/^Confirmer$/)
    await keys.follow()
    await visit.reads(/logements? pour vous aujourd’hui/)
  })

  await t.test('filters, one home, the rank before the act, the act, and the way out', async () => {
    await keys.reach(/^Les offres$/)
    await keys.follow()
    await keys.reach(/^Filtrer/)
    await keys.enter()
    await keys.reach(/^T3$/)
    await keys.space()
    await keys.reach(/^Afficher les résultats$/)
    await keys.follow()
    assert.match(visit.path(), /pieces=T3/)
    await keys.reach(/^(Appartement|Maison) T3/)
    await keys.follow()
    await keys.reach(/^Je postule$/)
    await keys.follow()
    await keys.reach(/^Je postule$/)
    await keys.follow()
    await visit.reads(/Ce logement a bien été ajouté à vos candidatures/)
    await keys.reach(/^Annuler cette candidature$/)
    await keys.follow()
    await keys.reach(/^Annuler ma candidature$/)
    await keys.follow()
    await visit.reads(/Votre candidature est annulée/)
  })

  assert.deepEqual([...visit.faults, ...house.faults], [])
})

/** Into the group with Tab, then down with the arrow. */
async function choose(keys: Keyboard, first: RegExp, down: number): Promise<void> {
  await keys.reach(first)
  await keys.space()
  for (let step = 0; step < down; step += 1) await keys.down()
}

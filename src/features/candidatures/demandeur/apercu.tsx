import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import { Form } from '#ui/form.tsx'
import { jusquAu } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Rank } from '#ui/rank.tsx'
import { StepsExplained } from '#ui/steps-explained.tsx'
import type { Apercu } from '../queries/apercu.ts'
import { HEURE_SANS_EFFET } from '../texts.ts'
import { LogementLine, PointsCandidature, RefusNotice } from '../views.tsx'

/** Before applying: the rank one would have, what it is made of, what follows. The truth before the act. */
export function ApercuPage(props: { apercu: Apercu }) {
  const { offre, refus } = props.apercu
  const sheet = `/demandeur/offres/${offre.id}`
  return (
    <Page title="Postuler à ce logement" active="offres" back={{ href: sheet, label: 'Retour au logement' }} invalid={refus !== undefined}>
      <PageTitle>{refus === undefined ? 'Postuler à ce logement' : 'Vous ne pouvez pas postuler à ce logement'}</PageTitle>
      <LogementLine offre={{ ...offre, offre_id: offre.id }} />
      {refus === undefined ? <Ouverte apercu={props.apercu} sheet={sheet} /> : <Fermee apercu={props.apercu} />}
    </Page>
  )
}

function Ouverte(props: { apercu: Apercu; sheet: string }) {
  const { apercu } = props
  return (
    <>
      <RangEstime apercu={apercu} label="Si vous postuliez maintenant, vous seriez" />
      <Form action={`${props.sheet}/candidature`}>
        <Actions>
          <SubmitButton>Je postule</SubmitButton>
          <ButtonLink href={props.sheet} look="secondary">
            Pas maintenant
          </ButtonLink>
        </Actions>
      </Form>
      <Notice>
        <p>{HEURE_SANS_EFFET}</p>
        <p>
          On postule à un seul logement à la fois. Vous pourrez annuler à tout moment. Seul un refus après l’attribution du logement vous coûterait
          40{'\u00a0'}points plus tard.
        </p>
      </Notice>
      <Section title="De quoi votre rang serait fait">
        <PointsCandidature classement={apercu.classement} />
      </Section>
      <Disclosure summary="Ce qui se passe ensuite">
        <StepsExplained />
      </Disclosure>
    </>
  )
}

function Fermee(props: { apercu: Apercu }) {
  const { refus, offre } = props.apercu
  const open = refus?.cause === 'prealables' || refus?.cause === 'engagee'
  return (
    <>
      {refus && <RefusNotice refus={refus} />}
      {open && <RangEstime apercu={props.apercu} label="Ce logement est ouvert. Vous y seriez aujourd’hui" />}
      {open && offre.cloture_le && <p>On peut postuler {jusquAu(offre.cloture_le.subtract({ minutes: 1 }))}.</p>}
      <Actions>
        <ButtonLink href="/demandeur/offres" look="secondary">
          Voir les logements qui me correspondent
        </ButtonLink>
      </Actions>
    </>
  )
}

function RangEstime(props: { apercu: Apercu; label: string }) {
  const { estimation } = props.apercu
  if (!estimation) return null
  const others = estimation.sur - 1
  const hint = others === 0 ? 'Personne n’a encore postulé. Ce rang peut changer jusqu’à la clôture.' : `${others}\u00a0personne${others > 1 ? 's ont' : ' a'} déjà postulé. Ce rang peut changer jusqu’à la clôture.`
  return <Rank position={estimation.rang} total={estimation.sur} label={props.label} hint={hint} />
}

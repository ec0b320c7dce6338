import { CANDIDATS_MINIMUM } from '#domain/commission.ts'
import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { ErrorSummary, Form, Hidden } from '#ui/form.tsx'
import type { FormState } from '#ui/form-state.ts'
import { jourLong } from '#ui/format.ts'
import { Notice } from '#ui/notice.tsx'
import { countExamines, digestDecisions, listEnCommission, listPartis, type Examen } from '../queries/examen.ts'
import { LECTURE_SEULE } from '../texts.ts'
import { Cadre, ChampException, nameOf } from './cadre.tsx'
import { ChampsDecision } from './champs.tsx'
import { TableDecisions } from './releve.tsx'

type Props = { examen: Examen; form: FormState; today: string; peutDecider: boolean; fait?: string | undefined; why?: string | undefined; remarques?: readonly string[] }

/** What the commission decides: a form from the day of the sitting on, then what was sent. */
export function DecisionsPage(props: Props) {
  const { examen, form, why, remarques = [] } = props
  const { passage } = examen
  if (!passage) return null
  return (
    <Cadre examen={examen} titre="Décisions de la commission" lead={`Commission du ${jourLong(passage.jour)}.`} fait={props.fait} invalid={Object.keys(form.errors).length > 0}>
      <ErrorSummary form={withNames(form, examen)} />
      {why !== undefined && <Notice tone="danger" announce>{why}</Notice>}
      {remarques.length > 0 && <Notice tone="warning" title="Ces décisions ne peuvent pas encore partir">{remarques.map((remarque) => <p key={remarque}>{remarque}</p>)}</Notice>}
      <Partis examen={examen} />
      <Corps {...props} />
    </Cadre>
  )
}

/** At the top, what is wrong says of whom. */
function withNames(form: FormState, { candidats }: Examen): FormState {
  const named = Object.entries(form.errors).map(([name, message]) => {
    const candidat = candidats.find(({ id }) => name.endsWith(`-${id}`))
    return [name, candidat ? `${nameOf(candidat)}\u00a0: ${message}` : message]
  })
  return { ...form, errors: Object.fromEntries(named) }
}

function Corps(props: Props) {
  const { examen, today, peutDecider } = props
  const { passage } = examen
  if (!passage || passage.notifieLe !== null) return <TableDecisions examen={examen} />
  const reunie = passage.jour <= today
  if (reunie && peutDecider && listEnCommission(examen).length > 0) return <Formulaire {...props} />
  return (
    <>
      {reunie ? <Lecture peutDecider={peutDecider} /> : <PasEncore offreId={examen.offre.id} jour={passage.jour} />}
      <TableDecisions examen={examen} />
    </>
  )
}

function Lecture(props: { peutDecider: boolean }) {
  return props.peutDecider ? null : <Notice>{LECTURE_SEULE}</Notice>
}

function PasEncore(props: { offreId: number; jour: string }) {
  return (
    <Notice actions={<a href={`/bailleur/offres/${props.offreId}/commission`}>Voir la convocation</a>}>
      La commission ne s’est pas encore réunie. Les décisions se saisissent à partir du {jourLong(props.jour)}.
    </Notice>
  )
}

/** They are not examined any more: what was recorded for them will not be sent. */
function Partis(props: { examen: Examen }) {
  const partis = listPartis(props.examen)
  if (partis.length === 0) return null
  return <Notice tone="warning">{partis.map(nameOf).join(', ')}{partis.length === 1 ? ' a quitté ce logement\u00a0: sa décision ne sera pas envoyée.' : ' ont quitté ce logement\u00a0: leurs décisions ne seront pas envoyées.'}</Notice>
}

function Formulaire({ examen, form }: Props) {
  const candidats = listEnCommission(examen)
  return (
    <Form action={`/bailleur/offres/${examen.offre.id}/decisions`} guarded label="Décisions">
      <Hidden name="vu" value={digestDecisions(examen)} />
      <p>Les candidats ne voient rien avant l’envoi. Vous pouvez enregistrer, revenir et corriger.</p>
      <div class="decisions">
        {candidats.map((candidat) => (
          <ChampsDecision key={candidat.id} candidat={candidat} form={form} financement={examen.offre.financement} />
        ))}
      </div>
      {countExamines(examen) < CANDIDATS_MINIMUM && <ChampException form={form} />}
      <Actions>
        <SubmitButton name="suite" value="verifier">Vérifier avant l’envoi</SubmitButton>
        <SubmitButton name="suite" value="enregistrer" look="secondary">Enregistrer</SubmitButton>
        <ButtonLink href="/bailleur/commissions" look="quiet">Commissions</ButtonLink>
      </Actions>
    </Form>
  )
}

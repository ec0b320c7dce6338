import { Actions, ButtonLink, SendPage, SubmitButton } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { CheckboxGroup, Select } from '#ui/choice-field.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { EnergyScale } from '#ui/energy-label.tsx'
import { Facade } from '#ui/facade.tsx'
import { CopyValue, Facts } from '#ui/facts.tsx'
import { Filters, QuickFilter } from '#ui/filters.tsx'
import { EMPTY_FORM } from '#ui/form-state.ts'
import { Form } from '#ui/form.tsx'
import { euros, surface } from '#ui/format.ts'
import { Hero } from '#ui/hero.tsx'
import { KeyFigures } from '#ui/key-figures.tsx'
import { Columns, Grid, Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { OfferCard, type OfferSummary } from '#ui/offer-card.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { PointsBar, ScoreTotal } from '#ui/points-bar.tsx'
import { Rank } from '#ui/rank.tsx'
import { Status, Tag } from '#ui/status.tsx'
import { Stepper } from '#ui/stepper.tsx'
import { EuroField, NumberField } from '#ui/text-field.tsx'
import { Timeline } from '#ui/timeline.tsx'

const OFFRES: readonly OfferSummary[] = [
  { id: 'lyon-6', href: '#', type: 'appartement', typologie: 'T2', loyer: 61250, surface: 47, commune: 'Lyon 6e', codePostal: '69006', closing: 'jeu.\u00a026\u00a0nov.', candidatures: 41, rang: 7, tags: ['PLUS', 'Ascenseur'] },
  { id: 'villeurbanne', href: '#', type: 'appartement', typologie: 'T3', loyer: 70300, surface: 63.5, commune: 'Villeurbanne', codePostal: '69100', closing: 'dim.\u00a029\u00a0nov.', candidatures: 12, rang: 2, tags: ['PLUS'] },
  { id: 'saint-priest', href: '#', type: 'maison', typologie: 'T4', loyer: 84100, surface: 82, commune: 'Saint-Priest', codePostal: '69800', closing: 'mar.\u00a01er\u00a0déc.', candidatures: 0, tags: ['PLS', 'Jardin'] },
  { id: 'paris-11', href: '#', type: 'appartement', typologie: 'T2', loyer: 84100, surface: 47, commune: 'Paris 11e', codePostal: '75011', closing: 'mar.\u00a01er\u00a0déc.', candidatures: 128, rang: 96, tags: ['LLI'] },
  { id: 'long', href: '#', type: 'maison', typologie: 'T5', loyer: 103450, surface: 101.25, commune: 'Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson', codePostal: '51290', closing: 'mer.\u00a030\u00a0déc.', candidatures: 1, tags: ['PLAI', 'Accessible en fauteuil roulant', 'Réservé'] },
  { id: 'nantes', href: '#', type: 'maison', typologie: 'T3', loyer: 59000, surface: 58, commune: 'Nantes', codePostal: '44000', closing: 'lun.\u00a07\u00a0déc.', candidatures: 23, rang: 15 },
]

export function HomePage() {
  return (
    <Page title="Trouver un logement social près de son travail" width="full" description="AL’in rapproche votre emploi et votre logement.">
      <Hero
        title="Un logement qui vous correspond, près de votre travail"
        lead="Importez votre demande, voyez seulement les logements pour lesquels vous pouvez postuler, et connaissez votre rang avec ses raisons."
        actions={
          <>
            <ButtonLink href="/creer-un-compte">Créer mon compte</ButtonLink>
            <ButtonLink href="/offres" look="secondary">
              Voir les offres
            </ButtonLink>
          </>
        }
        note="Gratuit, pour les salariés du secteur privé et leur famille."
      />
      <Section title="Les logements à la une" lead="Tout le monde peut regarder. Un compte permet de postuler.">
        <Grid>
          {OFFRES.slice(0, 3).map((offre) => (
            <OfferCard key={offre.id} offre={{ ...offre, rang: undefined }} level={3} />
          ))}
        </Grid>
      </Section>
      <Section band="tint" title="Comment ça marche">
        <Grid>
          {['Votre demande', 'Vos offres', 'Votre rang'].map((title, index) => (
            <Card key={title} level={3} title={`${index + 1}. ${title}`}>
              <p>Une demande, un numéro, et tout ce que vous avez déjà rempli revient ici.</p>
            </Card>
          ))}
        </Grid>
      </Section>
      <Section band="ink" title="Un logement à la fois, un classement que l’on comprend" lead="Chaque point est expliqué.">
        <ButtonLink href="/comment-ca-marche">Lire les règles</ButtonLink>
      </Section>
    </Page>
  )
}

export function SituationPage() {
  return (
    <Page title="Ma situation" active="situation" width="wide">
      <PageTitle kicker="Bonjour Aïcha" lead="Votre demande est à jour jusqu’au 14 mars 2027.">
        Ma situation
      </PageTitle>
      <Columns
        asideLabel="Votre demande"
        aside={
          <Card title="Ma demande" badge={<Status tone="green">Active</Status>}>
            <Facts
              items={[
                { label: 'Numéro unique', value: <CopyValue value="069031900012 3GTEST" label="numéro unique" /> },
                { label: 'Déposée le', value: '14 mars 2019' },
                { label: 'Foyer', value: '1 personne' },
                { label: 'Employeur', value: 'Ateliers du Rhône', hint: 'Validé par votre entreprise' },
              ]}
            />
            <Actions>
              <ButtonLink href="#" look="secondary" wide>
                Mettre à jour ma demande
              </ButtonLink>
            </Actions>
          </Card>
        }
      >
        <Card tone="ink" title="12 logements vous correspondent" kicker="Aujourd’hui">
          <p>Dont 3 où vous seriez parmi les dix premiers.</p>
          <Actions>
            <ButtonLink href="#">Voir les offres</ButtonLink>
          </Actions>
        </Card>
        <Notice tone="warning" title="Un justificatif manque" actions={<ButtonLink href="#" look="secondary" small>Déposer l’avis d’impôt</ButtonLink>}>
          Votre avis d’impôt 2026 est attendu avant le 30 novembre 2026 à 18&nbsp;h, heure de Paris.
        </Notice>
        <Section title="Ma candidature">
          <Card level={3} href="#" title="T2 à Lyon 6e, 612,50 €" badge={<Status tone="blue">En attente d’examen</Status>}>
            <Rank position={7} total={42} size="medium" />
          </Card>
        </Section>
      </Columns>
    </Page>
  )
}

export function OffersPage(props: { empty?: boolean }) {
  const form = { ...EMPTY_FORM, values: { typologie: ['T2'] } }
  return (
    <Page title="Les offres" active="offres" width="wide">
      <PageTitle lead="Uniquement des logements qui correspondent à votre situation.">{props.empty === true ? 'Aucun logement pour le moment' : '12 logements pour vous'}</PageTitle>
      <Filters action="/demandeur/offres" count={1} clearHref="/demandeur/offres" open={props.empty}>
        <CheckboxGroup form={form} name="typologie" label="Nombre de pièces" optional look="inline" options={['T1', 'T2', 'T3'].map((value) => ({ value, label: value }))} />
        <NumberField form={form} name="surface" label="Surface minimum" optional suffix="m²" />
        <EuroField form={form} name="loyer" label="Loyer maximum" optional />
        <Select form={form} name="type" label="Type" optional options={[{ value: 'maison', label: 'Maison' }]} placeholder="Appartement ou maison" />
      </Filters>
      {props.empty === true ? (
        <EmptyState title="Aucun T2 ouvert dans vos communes" actions={<ButtonLink href="#">Voir ce que changerait Villeurbanne</ButtonLink>}>
          <p>Avec Villeurbanne, vous auriez vu 6 logements ces trois derniers mois. Ajoutez cette commune à votre demande, puis mettez-la à jour ici.</p>
        </EmptyState>
      ) : (
        <>
          <QuickFilter action="/demandeur/offres" label="Ordre des offres" submit="Trier">
            <Select form={form} name="tri" label="Trier par" optional placeholder={false} width="medium" options={[{ value: 'cloture', label: 'Clôture la plus proche' }, { value: 'loyer', label: 'Loyer' }]} />
          </QuickFilter>
          <Grid>
            {OFFRES.map((offre, index) => (
              <OfferCard key={offre.id} offre={offre} badge={index === 1 ? <Tag tone="sun">Nouveau</Tag> : undefined} />
            ))}
          </Grid>
          <Pagination page={2} pages={9} href={(page) => `?page=${page}`} />
        </>
      )}
    </Page>
  )
}

export function OfferPage() {
  return (
    <Page title="T2 à Lyon 6e" active="offres" width="wide" back={{ href: '/demandeur/offres', label: 'Retour aux offres' }}>
      <PageTitle kicker="Appartement · Lyon 6e (69006)" actions={<Tag tone="ink">PLUS</Tag>}>
        T2 de 47&nbsp;m² avec balcon
      </PageTitle>
      <KeyFigures items={[{ label: 'Loyer charges comprises', value: euros(61250), hint: 'dont 92,50 € de charges' }, { label: 'Surface', value: surface(47) }, { label: 'Votre effort', value: '29 %', hint: 'loyer comparé à vos revenus' }]} />
      <Columns
        asideFirst
        asideLabel="Postuler"
        aside={
          <>
            <Card tone="sun">
              <Rank label="Si vous postuliez maintenant" position={7} total={42} hint="Le rang change tant que l’offre est ouverte. L’heure de votre candidature ne compte pas." />
              <Form action="/demandeur/candidatures">
                <SubmitButton wide icon="send">
                  Je postule
                </SubmitButton>
              </Form>
            </Card>
            <Facts items={[{ label: 'Clôture', value: 'Jeudi 26 novembre 2026 à 18 h, heure de Paris' }, { label: 'Candidatures', value: '41' }]} />
            <SendPage title="T2 à Lyon 6e" />
          </>
        }
      >
        <Facade seed="lyon-6" type="appartement" wide />
        <Section title="Le logement">
          <Facts items={[{ label: 'Disponible dès le', value: '18 janvier 2027' }, { label: 'Étage', value: '3e, avec ascenseur' }, { label: 'Chauffage', value: 'Gaz collectif' }]} />
        </Section>
        <Section title="Étiquettes">
          <Grid min="small">
            <EnergyScale kind="energie" letter="D" value="186 kWh par m² et par an" />
            <EnergyScale kind="climat" letter="E" value="38 kg de CO₂ par m² et par an" />
          </Grid>
        </Section>
      </Columns>
    </Page>
  )
}

export function ApplicationPage() {
  const labels = ['Je postule', 'Validations', 'Envoi bailleur', 'Visite', 'Commission logement', 'Entrée dans les lieux']
  return (
    <Page title="Ma candidature" active="candidatures" width="wide">
      <PageTitle kicker="Candidature" actions={<Status tone="blue" large>En attente d’examen</Status>}>
        T2 à Lyon 6e, 612,50&nbsp;€
      </PageTitle>
      <Card>
        <Stepper label="Étapes de votre candidature" steps={labels.map((label, index) => ({ label, state: index < 1 ? 'done' : index === 1 ? 'current' : 'upcoming', hint: index === 1 ? 'Un conseiller vérifie votre dossier. Il peut vous appeler.' : undefined }))} />
        <Disclosure summary={'Que se passe-t-il à chaque étape\u00a0?'}>
          <p>Votre dossier est étudié par un conseiller, puis transmis au bailleur avec deux autres.</p>
        </Disclosure>
      </Card>
      <Columns
        asideLabel="Historique"
        aside={
          <Card title="Historique">
            <Timeline
              items={[
                { id: '2', when: '22 novembre 2026 à 9 h 30', datetime: '2026-11-22T09:30+01:00', title: 'Rang mis à jour', text: 'Vous passez de 9e à 7e.', tone: 'grey' },
                { id: '1', when: '20 novembre 2026 à 18 h 02', title: 'Candidature déposée', tone: 'blue' },
              ]}
            />
          </Card>
        }
      >
        <Card title="Votre rang" badge={<a href="#points">Comprendre</a>}>
          <Rank position={7} total={42} hint="Encore 12 points pour passer 6e." />
          <ScoreTotal points={536} maximum={1000} />
        </Card>
        <Card title="D’où viennent vos points">
          <PointsBar label="Âge" points={70} maximum={70} value="29 ans au jour de la candidature" explanation="Moins de 30 ans : 70 points." />
          <PointsBar label="Taux d’effort" points={36} maximum={40} value="34 %, d’après vos ressources du 14 mars 2026" explanation="40 points entre 26 et 33 %, 4 de moins par point d’écart." change="À 33 %, vous auriez 4 points de plus." />
          <PointsBar label="Mobilité" points={0} maximum={70} value="Saint-Étienne – Lyon : 50 km" explanation="Il faut 70 km, ou 1 h 15 de trajet." />
          <PointsBar label="Logement refusé après accord" points={-40} maximum={0} value="Un refus le 3 mai 2026" />
          <PointsBar label="Employeur cotisant" points={240} maximum={240} value="Ateliers du Rhône, 84 salariés" />
        </Card>
        <Actions>
          <ButtonLink href="#" look="secondary">
            Annuler cette candidature
          </ButtonLink>
        </Actions>
      </Columns>
    </Page>
  )
}

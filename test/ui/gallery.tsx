/** Every component in its states, on pages that look like those of the product. Not part of the product: it is looked at, and checked by axe. */
import type { VNode } from 'preact'
import { mailPage } from '#ui/mail.tsx'
import { renderPage } from '#ui/render.tsx'
import type { RequestView } from '#ui/request-view.tsx'
import { ApplicationPage, HomePage, OfferPage, OffersPage, SituationPage } from '#test/ui/gallery-applicant.tsx'
import { ComponentsPage, FacadesPage } from '#test/ui/gallery-components.tsx'
import { FormPage, NewAccountPage } from '#test/ui/gallery-forms.tsx'
import { ProfessionalPage } from '#test/ui/gallery-professional.tsx'
import { ConfirmPage } from '#ui/confirm-page.tsx'
import { FaultPage, NotFoundPage, RefusedPage } from '#ui/fault-page.tsx'

export type GalleryPage = { name: string; html: string }

const visitor: RequestView = { csrf: 'essai', path: '/', lang: 'fr', assets: { css: '/app.css', js: '/app.js', facades: '/facades.svg' }, demonstration: true }
const demandeur: RequestView = { ...visitor, demonstration: false, user: { nom: 'Mme Aïcha Leclerc', portal: 'demandeur' } }
const conseiller: RequestView = { ...visitor, demonstration: false, user: { nom: 'Jean-Baptiste Desgranges-Villeneuve', portal: 'conseiller' } }

export function galleryPages(): readonly GalleryPage[] {
  const page = (name: string, view: RequestView, node: VNode): GalleryPage => ({ name, html: renderPage(view, node) })
  return [
    page('accueil', visitor, <HomePage />),
    page('home-english', { ...visitor, lang: 'en', demonstration: false }, <HomePage />),
    page('compte', visitor, <NewAccountPage />),
    page('formulaire', demandeur, <FormPage />),
    page('situation', { ...demandeur, flash: { ton: 'success', texte: 'Votre demande a bien été reprise.' } }, <SituationPage />),
    page('offres', demandeur, <OffersPage />),
    page('offres-vide', demandeur, <OffersPage empty />),
    page('offre', demandeur, <OfferPage />),
    page('candidature', demandeur, <ApplicationPage />),
    page('professionnel', conseiller, <ProfessionalPage />),
    page('composants', demandeur, <ComponentsPage />),
    page('facades', visitor, <FacadesPage />),
    page('confirmation', demandeur, <Confirmation />),
    page('incident', visitor, <FaultPage reference="7K2M-94QD" />),
    page('introuvable', demandeur, <NotFoundPage />),
    page('refus', demandeur, <Refusal />),
    { name: 'message', html: mailExample().html },
  ]
}

export function mailExample() {
  return mailPage({
    subject: 'Confirmez votre adresse électronique',
    greeting: 'Bonjour Madame Leclerc,',
    paragraphs: ['Vous avez demandé un compte sur AL’in. Il ne manque qu’une chose\u00a0: confirmer que cette adresse est bien la vôtre.'],
    facts: [{ label: 'Demandé le', value: '22\u00a0novembre\u00a02026 à 9\u00a0h\u00a030' }],
    code: '4821 9073',
    action: { label: 'Confirmer mon adresse', url: 'https://al-in.exemple.test/compte/activation?jeton=4Jq7xT' },
    note: 'Ce lien marche pendant 12\u00a0heures. Si vous n’avez rien demandé, ne faites rien.',
    check: { url: 'https://al-in.exemple.test/verifier-un-message', code: 'K7-2M4' },
  })
}

function Confirmation() {
  return (
    <ConfirmPage title={'Annuler votre candidature\u00a0?'} action="/demandeur/candidatures/1/retrait" confirm="Annuler ma candidature" cancelHref="/demandeur/candidatures" danger active="candidatures">
      <p>Vous étiez 7e sur 42 pour l’appartement T2 de Lyon 6e.</p>
      <ul>
        <li>Vous pourrez postuler à un autre logement tout de suite.</li>
        <li>Vous pouvez changer d’avis jusqu’à la clôture de l’offre.</li>
      </ul>
    </ConfirmPage>
  )
}

function Refusal() {
  return (
    <RefusedPage
      title="Vous avez déjà une candidature en cours"
      active="offres"
      why={
        <ul>
          <li>On ne peut postuler qu’à un logement à la fois.</li>
          <li>Votre candidature pour Villeurbanne est à l’étape «&nbsp;Validations&nbsp;».</li>
        </ul>
      }
    />
  )
}

import { Page, PageTitle, Section } from '#ui/layout.tsx'

/** The statement says what was checked, and no more. */
export function AccessibilitePage() {
  return (
    <Page title="Accessibilité" publicNav>
      <PageTitle lead="Ce site se veut utilisable par tous : au clavier, avec un lecteur d’écran, sans JavaScript, sur un petit écran.">Accessibilité{'\u00a0'}: non conforme</PageTitle>
      <Section title="Ce qui est vérifié">
        <p>À chaque changement, un contrôle automatique passe sur les pages et les parcours au clavier sont rejoués. Ces contrôles ne trouvent pas tout{'\u00a0'}: l’audit complet des 106 critères du RGAA 4.1.2 reste à faire. Tant qu’il n’est pas fait, la loi demande d’écrire «{'\u00a0'}non conforme{'\u00a0'}», même si ces contrôles ne trouvent plus d’erreur.</p>
      </Section>
      <Section title="Signaler un problème">
        <p>
          Une page vous bloque{'\u00a0'}? Appelez le 0{'\u00a0'}970{'\u00a0'}800{'\u00a0'}800. Nous vous donnons l’information ou nous faisons la démarche avec vous. Sans réponse, vous pouvez saisir le Défenseur des droits.
        </p>
      </Section>
    </Page>
  )
}

/** Validation against our own schemas: before sending, and as a note on what was received. */
import { readFileSync } from 'node:fs'
import { XmlDocument, XmlElement, XsdValidator } from 'libxml2-wasm'
import { EXTENSION, openXml } from './xml.ts'

type Validators = { message: XsdValidator; extension: XsdValidator }

let validators: Validators | undefined

/** Empty when valid. Names of elements only, never their values: they are personal data. */
export function listEcarts(text: string): readonly string[] {
  const opened = openXml(text)
  if (!opened.ok) return [opened.detail]
  validators ??= { message: loadValidator('interface-nuu.xsd'), extension: loadValidator('extension.xsd') }
  const { message, extension } = validators
  try {
    const root = opened.valeur.root
    return [...check(message, opened.valeur), ...extensionsOf(root).flatMap((element) => check(extension, element))]
  } finally {
    opened.valeur.dispose()
  }
}

function loadValidator(file: string): XsdValidator {
  const document = XmlDocument.fromBuffer(readFileSync(new URL(file, import.meta.url)))
  return XsdValidator.fromDoc(document)
}

function check(validator: XsdValidator, what: XmlDocument | XmlElement): string[] {
  try {
    if (what instanceof XmlDocument) validator.validate(what)
    else validator.validate(what)
    return []
  } catch (error) {
    const named = [...String(error).matchAll(/Element '([^']+)'/g)].flatMap(([, element]) => element ?? [])
    return named.length === 0 ? ['message'] : named
  }
}

function extensionsOf(element: XmlElement): XmlElement[] {
  if (element.namespaceUri === EXTENSION) return [element]
  const found: XmlElement[] = []
  for (let child = element.firstChild; child !== null; child = child.next) {
    if (child instanceof XmlElement) found.push(...extensionsOf(child))
  }
  return found
}

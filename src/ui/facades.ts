import { drawFrom, type Draw } from '#ui/chance.ts'
import { bush, cloud, disc, rect, rows, type Sketch, tidy, tree } from '#ui/sketch.ts'
import { sketchFlats } from '#ui/sketch-flats.ts'
import { sketchHouse } from '#ui/sketch-houses.ts'

export type HomeType = 'appartement' | 'maison'

/** Drawings of each kind. One file holds them all: fetched once and kept, where each page would carry its own. */
export const DRAWINGS: Readonly<Record<HomeType, number>> = { appartement: 36, maison: 20 }

/** Whoever uses a drawing gives it its wall (`fill`), on a sky of its own. */
const WALL = 'inherit'

export function nameDrawing(type: HomeType, rank: number): string {
  return `${type.charAt(0)}${rank}`
}

/** The file: each drawing is 480 × 200 from -80, of which a card shows the 320 in the middle. */
export function drawFacades(): string {
  const drawings = (['appartement', 'maison'] as const).flatMap((type) => rows(DRAWINGS[type]).map((rank) => `<g id="${nameDrawing(type, rank)}">${toPaths(drawHome(type, rank))}</g>`))
  return `<svg xmlns="http://www.w3.org/2000/svg">${drawings.join('')}</svg>\n`
}

function drawHome(type: HomeType, rank: number): Sketch {
  const draw = drawFrom(`${type} ${rank}`)
  return [...sky(draw), ...scene(draw, type), ...pavement(draw), ...surroundings(draw)]
}

function toPaths(sketch: Sketch): string {
  return sketch.flatMap(([fill, outline]) => (outline === '' ? [] : [`<path fill="${fill}" d="${tidy(outline)}"/>`])).join('')
}

function sky(draw: Draw): Sketch {
  const sunX = draw.odds(50) ? 40 + draw.below(40) : 240 + draw.below(40)
  const far = rows(9).map((index) => rect(index * 38 - draw.below(12), 180 - 40 - draw.below(46), 34, 90))
  const sides = rows(5).map((index) => rect(index < 2 ? index * 38 - 80 : index * 38 + 254, 180 - 30 - ((index * 17) % 44), 34, 90))
  const sunny = draw.odds(62)
  const cloudX = draw.below(220) + 30
  const cloudY = 30 + draw.below(34)
  return [
    ...(sunny ? [['#fff6dc', disc(sunX, 42, 24)] as const, ['#ffcf5c', disc(sunX, 42, 16)] as const] : []),
    ['#ffffff', cloud(cloudX, cloudY) + (sunny ? '' : cloud((cloudX + 120) % 260, cloudY + 14)) + cloud(cloudX < 150 ? 330 : -60, cloudY + 22)],
    ['#0d4a4f14', far.join('') + sides.join('')],
  ]
}

function surroundings(draw: Draw): Sketch {
  return [...tree(draw, -52, 180), ...bush(draw, -22, 180), ...tree(draw, 372, 180), ...bush(draw, 346, 180)]
}

function scene(draw: Draw, type: HomeType): Sketch {
  const flats = type === 'appartement'
  const width = flats ? 150 + draw.below(50) : 200
  const x = Math.round((320 - width) / 2) + draw.below(30) - 15
  const home = (flats ? sketchFlats : sketchHouse)(draw, { x, ground: 180, width }, WALL)
  const greenery = flats
    ? [...tree(draw, x - 26, 180), ...(draw.odds(60) ? tree(draw, x + width + 24, 180) : bush(draw, x + width + 20, 180))]
    : [...tree(draw, 30 + draw.below(16), 180), ...bush(draw, x + 12, 180), ...bush(draw, x + width - 6, 180), ...tree(draw, 296 - draw.below(16), 180)]
  return [...home, ...greenery]
}

function pavement(draw: Draw): Sketch {
  const color = draw.pick(['#8bb27a', '#a3bd83', '#c9bfae', '#7fae8b'])
  return [
    [color, rect(-80, 180, 480, 20)],
    ['#ffffff40', rect(-80, 180, 480, 3)],
  ]
}

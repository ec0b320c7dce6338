import { drawFrom, type Draw } from '#ui/chance.ts'
import { bush, disc, rect, rows, type Sketch, SKIES, tidy, tree } from '#ui/sketch.ts'
import { sketchFlats } from '#ui/sketch-flats.ts'
import { sketchHouse } from '#ui/sketch-houses.ts'

export type HomeType = 'appartement' | 'maison'

/** A home drawn from its own number when it has no photo: always the same one, never a real place. Decoration: hidden from screen readers. */
export function Facade(props: { seed: string; type: HomeType; /** For the top of a sheet: the same home, more sky on both sides. */ wide?: boolean }) {
  const draw = drawFrom(props.seed)
  const wide = props.wide === true
  return (
    <svg class={wide ? 'facade facade-wide' : 'facade'} viewBox={wide ? '-80 0 480 200' : '0 0 320 200'} preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
      <Outlines sketch={[...sky(draw, wide), ...scene(draw, props.type), ...pavement(draw), ...(wide ? surroundings(draw) : [])]} />
    </svg>
  )
}

/** A row of homes along the foot of a band. */
export function Street(props: { seed: string }) {
  const draw = drawFrom(props.seed)
  const frames = [
    { type: 'maison', x: 10, width: 150 },
    { type: 'appartement', x: 190, width: 130 },
    { type: 'appartement', x: 345, width: 170 },
    { type: 'maison', x: 550, width: 140 },
    { type: 'appartement', x: 712, width: 120 },
    { type: 'maison', x: 860, width: 195 },
    { type: 'appartement', x: 1075, width: 150 },
    { type: 'appartement', x: 1240, width: 120 },
  ] as const
  const homes = frames.flatMap(({ type, x, width }) => (type === 'maison' ? sketchHouse : sketchFlats)(draw, { x, ground: 210, width }))
  const trees = [175, 332, 532, 700, 846, 1064].flatMap((x) => tree(draw, x, 210))
  return (
    <svg class="street" viewBox="0 -40 1360 270" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
      <Outlines sketch={[['#fff3cf', disc(958, 66, 62)], ['#ffcf5c', disc(958, 66, 46)], ['#ffffff', cloud(640, 30) + cloud(1120, 4) + cloud(240, 14)], ...homes, ...trees, ['#0d4a4f', rect(0, 210, 1360, 20)]]} />
    </svg>
  )
}

function Outlines(props: { sketch: Sketch }) {
  return (
    <>
      {props.sketch
        .filter(([, outline]) => outline !== '')
        .map(([fill, outline], index) => (
          <path key={index} fill={fill} d={tidy(outline)} />
        ))}
    </>
  )
}

function sky(draw: Draw, wide: boolean): Sketch {
  const ground = draw.pick(SKIES)
  const sunX = draw.odds(50) ? 40 + draw.below(40) : 240 + draw.below(40)
  const far = rows(9).map((index) => rect(index * 38 - draw.below(12), 180 - 40 - draw.below(46), 34, 90))
  const sides = rows(5).map((index) => rect(index < 2 ? index * 38 - 80 : index * 38 + 254, 180 - 30 - ((index * 17) % 44), 34, 90))
  const sunny = draw.odds(62)
  const cloudX = draw.below(220) + 30
  const cloudY = 30 + draw.below(34)
  return [
    [ground, rect(-80, 0, 480, 200)],
    ...(sunny ? [['#fff6dc', disc(sunX, 42, 24)] as const, ['#ffcf5c', disc(sunX, 42, 16)] as const] : []),
    ['#ffffff', cloud(cloudX, cloudY) + (sunny ? '' : cloud((cloudX + 120) % 260, cloudY + 14)) + (wide ? cloud(cloudX < 150 ? 330 : -60, cloudY + 22) : '')],
    ['#0d4a4f14', far.join('') + (wide ? sides.join('') : '')],
  ]
}

/** Drawn last, so that the wide drawing holds the same home as the narrow one. */
function surroundings(draw: Draw): Sketch {
  return [...tree(draw, -52, 180), ...bush(draw, -22, 180), ...tree(draw, 372, 180), ...bush(draw, 346, 180)]
}

function cloud(x: number, y: number): string {
  return `M${x} ${y}a9 9 0 0 1 9 -9a13 13 0 0 1 24 -2a10 10 0 0 1 15 11z`
}

function scene(draw: Draw, type: HomeType): Sketch {
  const flats = type === 'appartement'
  const width = flats ? 150 + draw.below(50) : 200
  const x = Math.round((320 - width) / 2) + draw.below(30) - 15
  const home = (flats ? sketchFlats : sketchHouse)(draw, { x, ground: 180, width })
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

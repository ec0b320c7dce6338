import type { Draw } from '#ui/chance.ts'
import { ACCENTS, arch, disc, type Frame, GLASS, PALE, rect, ROOFS, rows, type Sketch, WALLS, windows } from '#ui/sketch.ts'

/** A house in one of three manners; stands on `ground`, inside the frame's width. `wall`: any colour that SVG knows. */
export function sketchHouse(draw: Draw, frame: Frame, wall: string): Sketch {
  const manner = draw.pick([gable, longRoof, row])
  return manner(draw, frame, wall)
}

type Opening = { x: number; y: number }

/** Windows with shutters on both sides. */
function shuttered(draw: Draw, openings: readonly Opening[], accent: string): Sketch {
  return [
    [PALE, openings.map(({ x, y }) => rect(x - 2, y - 2, 20, 24)).join('')],
    ...windows(draw, openings.map(({ x, y }) => rect(x, y, 16, 20))),
    [PALE, openings.map(({ x, y }) => rect(x + 7.3, y, 1.4, 20) + rect(x, y + 9, 16, 1.4)).join('')],
    [accent, openings.map(({ x, y }) => rect(x - 10, y - 1, 8, 22) + rect(x + 18, y - 1, 8, 22)).join('')],
  ]
}

function door(x: number, ground: number, accent: string): Sketch {
  return [
    [PALE, arch(x - 2, ground - 38, 24, 38)],
    [accent, arch(x, ground - 36, 20, 36)],
    [GLASS, disc(x + 10, ground - 26, 3.6)],
    ['#ffd36b', disc(x + 16, ground - 14, 1.3)],
  ]
}

/** The gable on the street. */
function gable(draw: Draw, frame: Frame, wall: string): Sketch {
  const width = Math.min(frame.width, 130)
  const x = frame.x + (frame.width - width) / 2
  const eaves = frame.ground - 68
  const ridge = eaves - 52 - draw.below(12)
  const middle = x + width / 2
  const roof = draw.pick(ROOFS)
  const accent = draw.pick(ACCENTS)
  return [
    ['#9c6a55', rect(middle + 26, ridge + 4, 13, 34)],
    [wall, `M${x} ${frame.ground}v${eaves - frame.ground}L${middle} ${ridge + 6}L${x + width} ${eaves}v${frame.ground - eaves}z`],
    [roof, `M${x - 12} ${eaves + 9}L${middle} ${ridge - 6}L${x + width + 12} ${eaves + 9}l-5 6L${middle} ${ridge + 8}L${x - 7} ${eaves + 15}z`],
    [PALE, disc(middle, eaves - 10, 11)],
    [draw.odds(50) ? '#ffd36b' : GLASS, disc(middle, eaves - 10, 8.5)],
    ...shuttered(draw, [{ x: x + 20, y: frame.ground - 50 }, { x: x + width - 36, y: frame.ground - 50 }], accent),
    ...door(middle - 10, frame.ground, draw.pick(ACCENTS)),
  ]
}

/** The long side on the street, a low roof with dormers. */
function longRoof(draw: Draw, frame: Frame, wall: string): Sketch {
  const width = Math.min(frame.width, 190)
  const x = frame.x + (frame.width - width) / 2
  const eaves = frame.ground - 60
  const ridge = eaves - 44
  const roof = draw.pick(ROOFS)
  const dormers = draw.pick([[0.3, 0.7], [0.5], [0.25, 0.5, 0.75]]).map((share) => x + width * share - 11)
  const accent = draw.pick(ACCENTS)
  const doorX = x + width * draw.pick([0.5, 0.28]) - 10
  const openings = [0.13, 0.64, 0.87].map((share) => x + width * share - 8).filter((left) => Math.abs(left - doorX) > 40)
  return [
    ['#9c6a55', rect(x + width * 0.82, ridge - 14, 14, 26)],
    [wall, rect(x, eaves, width, 60)],
    [roof, `M${x - 9} ${eaves + 4}L${x + 16} ${ridge}h${width - 32}L${x + width + 9} ${eaves + 4}z`],
    [PALE, dormers.map((left) => `M${left - 2} ${eaves - 8}v-16l13 -11l13 11v16z`).join('')],
    [roof, dormers.map((left) => `M${left - 6} ${eaves - 22}l17 -15l17 15v-5l-17 -15l-17 15z`).join('')],
    ...windows(draw, dormers.map((left) => rect(left + 2, eaves - 24, 18, 16))),
    ...shuttered(draw, openings.map((left) => ({ x: left, y: frame.ground - 46 })), accent),
    ...door(doorX, frame.ground, draw.pick(ACCENTS)),
  ]
}

/** Two or three narrow houses side by side, each its own colour; the first has that of the home. */
function row(draw: Draw, frame: Frame, wall: string): Sketch {
  const count = Math.max(2, Math.min(3, Math.floor(frame.width / 68)))
  const width = Math.min(70, frame.width / count)
  const start = frame.x + (frame.width - count * width) / 2
  const first = draw.below(WALLS.length)
  return rows(count).flatMap((index) => {
    const x = start + index * width
    const eaves = frame.ground - 84 - draw.below(10)
    const accent = draw.pick(ACCENTS)
    return [
      ['#9c6a55', rect(x + width - 18, eaves - 34, 10, 24)],
      [draw.pick(ROOFS), `M${x - 2} ${eaves + 3}l${width / 2 + 2} -34l${width / 2 + 2} 34z`],
      [(index === 0 ? wall : WALLS[(first + index * 3) % WALLS.length]) ?? PALE, rect(x, eaves, width, frame.ground - eaves)],
      [PALE, rect(x - 1, eaves - 1, width + 2, 4)],
      ...windows(draw, [rect(x + 10, eaves + 14, 14, 19), rect(x + width - 24, eaves + 14, 14, 19), rect(x + 8, frame.ground - 34, 20, 18)]),
      [accent, arch(x + width - 29, frame.ground - 35, 19, 35)],
      ['#ffd36b', disc(x + width - 14, frame.ground - 14, 1.2)],
      [accent, rect(x + 6, frame.ground - 15, 24, 3)],
    ] satisfies Sketch
  })
}

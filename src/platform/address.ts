/**
 * What limits count a caller by. A subscriber of IPv6 holds 2^64 addresses: they are one caller. An IPv4 address written
 * as IPv6 is itself.
 */
export function callerOf(address: string): string {
  if (!address.includes(':')) return address
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1)
  const [left = '', right] = address.split('%', 1).join('').split('::')
  const groupsOf = (text: string) => text.split(':').filter((group) => group !== '')
  const tail = right === undefined ? [] : groupsOf(right)
  const zeros = Array.from({ length: Math.max(0, 8 - groupsOf(left).length - tail.length) }, () => '0')
  const network = [...groupsOf(left), ...zeros, ...tail].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${network.join(':')}::/64`
}

/**
 * Who really calls: behind proxies of our own, the nearest address of X-Forwarded-For that is not one of them. Anyone else may
 * write what they like in that header: it is not read (trust S-38).
 */
export function remoteOf(socket: string, forwardedFor: string | undefined, trusted: readonly string[]): string {
  const proxies = trusted.map(callerOf)
  const chain = [...(forwardedFor ?? '').split(',').map((part) => part.trim()).filter((part) => part !== ''), socket]
  return chain.findLast((address) => !proxies.includes(callerOf(address))) ?? chain[0] ?? socket
}

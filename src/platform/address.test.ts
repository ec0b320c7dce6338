import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callerOf, remoteOf } from './address.ts'

test('one subscriber is one caller, however many addresses of IPv6 it takes', () => {
  for (const address of ['2001:db8:0:7::1', '2001:0db8:0:7:ffff:1:2:3', '2001:db8::7:a:b:c:d', '2001:DB8:0:7:0:0:0:1%eth0']) assert.equal(callerOf(address), '2001:db8:0:7::/64', address)
  assert.notEqual(callerOf('2001:db8:0:8::1'), '2001:db8:0:7::/64')
  assert.equal(callerOf('::1'), '0:0:0:0::/64')
})

test('an IPv4 address is itself, also when written as IPv6', () => {
  assert.equal(callerOf('192.0.2.7'), '192.0.2.7')
  assert.equal(callerOf('::ffff:192.0.2.7'), '192.0.2.7')
  assert.equal(callerOf('inconnue'), 'inconnue')
})

test('behind our own proxies the caller is the nearest address that is not one of them', () => {
  assert.equal(remoteOf('10.0.0.1', '203.0.113.9', ['10.0.0.1']), '203.0.113.9')
  assert.equal(remoteOf('10.0.0.1', '198.51.100.4, 203.0.113.9, 10.0.0.2', ['10.0.0.1', '10.0.0.2']), '203.0.113.9')
  assert.equal(remoteOf('::ffff:10.0.0.1', '203.0.113.9', ['10.0.0.1']), '203.0.113.9')
})

test('a header written by a stranger is not read', () => {
  assert.equal(remoteOf('203.0.113.9', '198.51.100.4', ['10.0.0.1']), '203.0.113.9')
  assert.equal(remoteOf('203.0.113.9', '10.0.0.1', []), '203.0.113.9')
  assert.equal(remoteOf('10.0.0.1', undefined, ['10.0.0.1']), '10.0.0.1')
})

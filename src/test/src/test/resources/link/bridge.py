#!/usr/bin/env python3
"""A link between this network and a namespace: narrow, far and lossy, for real packets.

bridge.py NAMESPACE NEAR_DEVICE NEAR_ADDRESS FAR_DEVICE FAR_ADDRESS BITS_PER_SECOND ONE_WAY_MILLIS LOSS QUEUE_BYTES SEED

Makes a TUN device at either end and carries packets between them. Each way: a packet that finds more than QUEUE_BYTES
in front of it is dropped; else it takes its turn at the rate, may be lost, and arrives after the delay. Every 200 ms a
line of JSON tells what went by since the start, measured at the rate limiter: packets and bytes with their IP headers;
of these what TCP sent again; TCP payload that was sent for the first time; packets lost and packets dropped; the seconds that
packets waited in the queue, and those by which they arrived late because this program had no processor.
"""
import collections
import fcntl
import json
import os
import random
import select
import struct
import subprocess
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TUN, IFF_NO_PI = 0x0001, 0x1000
MTU = 1500
TCP = 6
HALF = 1 << 31
WHOLE = 1 << 32


def tun(name):
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    return device


def ip(*arguments):
    subprocess.run(["ip", *arguments], check=True)


class Way:
    """One direction: from a device to another."""

    def __init__(self, source, target, bytes_per_second, delay, loss, queue, chance):
        self.source, self.target = source, target
        self.bytes_per_second, self.delay, self.loss, self.queue = bytes_per_second, delay, loss, queue
        self.chance = chance
        self.free_at = 0.0
        self.under_way = collections.deque()
        self.highest = {}
        self.count = dict.fromkeys(("packets", "bytes", "resent", "payload", "lost", "dropped"), 0)
        self.count.update(waited=0.0, late=0.0)

    def accept(self, packet, now):
        size = len(packet)
        start = max(now, self.free_at)
        if (start - now) * self.bytes_per_second > self.queue:
            self.count["dropped"] += 1
            return
        self.free_at = start + size / self.bytes_per_second
        self.count["packets"] += 1
        self.count["waited"] += start - now
        self.count["bytes"] += size
        self.look_into(packet, size)
        if self.chance.random() < self.loss:
            self.count["lost"] += 1
            return
        self.under_way.append((self.free_at + self.delay, packet))

    def look_into(self, packet, size):
        if packet[0] >> 4 != 4 or packet[9] != TCP:
            return
        header = (packet[0] & 15) * 4
        payload = size - header - (packet[header + 12] >> 4) * 4
        if payload <= 0:
            return
        end = (struct.unpack_from("!I", packet, header + 4)[0] + payload) % WHOLE
        connection = packet[12:20] + packet[header : header + 4]
        highest = self.highest.get(connection)
        if highest is None or 0 < (end - highest) % WHOLE < HALF:
            self.highest[connection] = end
            self.count["payload"] += payload
        else:
            self.count["resent"] += size

    def deliver(self, now):
        while self.under_way and self.under_way[0][0] <= now:
            due, packet = self.under_way.popleft()
            self.count["late"] += now - due
            try:
                os.write(self.target, packet)
            except OSError:
                pass  # The device is down, as when the namespace goes away.

    def next_arrival(self):
        return self.under_way[0][0] if self.under_way else None


def set_up(namespace, near, near_address, far, far_address):
    ip("link", "set", "dev", far, "netns", namespace)
    ip("addr", "add", near_address + "/30", "dev", near)
    ip("link", "set", "dev", near, "mtu", str(MTU), "up")
    ip("-n", namespace, "addr", "add", far_address + "/30", "dev", far)
    ip("-n", namespace, "link", "set", "dev", far, "mtu", str(MTU), "up")


def carry(ways):
    tell_at = 0.0
    sources = {way.source: way for way in ways}
    while True:
        now = time.monotonic()
        if now >= tell_at:
            tell_at = now + 0.2
            print(json.dumps({"seconds": now, "up": ways[0].count, "down": ways[1].count}), flush=True)
        due = min([tell_at] + [at for at in (way.next_arrival() for way in ways) if at is not None])
        readable, _, _ = select.select(list(sources), [], [], max(0.0, due - now))
        for source in readable:
            for _ in range(64):
                try:
                    packet = os.read(source, MTU + 100)
                except BlockingIOError:
                    break
                sources[source].accept(packet, time.monotonic())
        now = time.monotonic()
        for way in ways:
            way.deliver(now)


def main():
    namespace, near, near_address, far, far_address, rate, delay, loss, queue, seed = sys.argv[1:]
    near_end, far_end = tun(near), tun(far)
    set_up(namespace, near, near_address, far, far_address)
    settings = (int(rate) / 8, float(delay) / 1000, float(loss), int(queue))
    carry(
        [
            Way(near_end, far_end, *settings, random.Random(int(seed))),
            Way(far_end, near_end, *settings, random.Random(int(seed) + 1)),
        ]
    )


if __name__ == "__main__":
    main()

package dev.portwright.platform.door;

/**
 * Told once when the server takes no requests any more and waits for those under way: who waits long for others in one of
 * them leaves off.
 */
public record DoorClosed() {}

package dev.portwright.carrier;

/**
 * One row of the directory.
 *
 * @param prefix the digits a number begins with, country code first and without plus sign
 */
record CarrierRange(String prefix, Carrier carrier) {}

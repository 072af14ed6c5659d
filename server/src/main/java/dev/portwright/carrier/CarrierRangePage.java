package dev.portwright.carrier;

import java.util.List;

/**
 * A part of the directory in the order of its prefixes, compared as text.
 *
 * @param total how many ranges the whole directory has
 */
record CarrierRangePage(List<CarrierRange> ranges, long total) {}

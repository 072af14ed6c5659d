package dev.portwright.resource.tag;

import java.util.List;

/** Tags, on the wire: schema {@code UserTags}. */
record UserTags(List<String> outboundProfileTags, List<String> numberTags) {}

package dev.portwright.carrier;

/** The schema {@code Carrier}. */
record CarrierJson(
        String prefix,
        String carrierName,
        String spid,
        String ocn,
        boolean fastPortEligible,
        boolean messagingCapable,
        boolean portable,
        String notPortableReason) {

    static CarrierJson of(CarrierRange range) {
        Carrier carrier = range.carrier();
        return new CarrierJson(
                range.prefix(),
                carrier.name(),
                carrier.spid(),
                carrier.ocn(),
                carrier.fastPortEligible(),
                carrier.messagingCapable(),
                carrier.portable(),
                carrier.notPortableReason());
    }
}

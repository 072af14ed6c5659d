package dev.portwright.porting.order;

import java.util.Map;

/** What an order needs, in words for who fills it in. */
public final class NeededAttributes {
    /** Those that an order must have before the losing carrier is asked, and what to give for each. */
    public static final Map<OrderAttribute, String> ALWAYS = Map.ofEntries(
            Map.entry(OrderAttribute.ENTITY_NAME, "Give the name under which the losing carrier knows the owner."),
            Map.entry(
                    OrderAttribute.AUTH_PERSON_NAME,
                    "Give the name of the person who is entitled to move the numbers."),
            Map.entry(OrderAttribute.BILLING_PHONE_NUMBER, "Give the main number on the losing carrier's bill."),
            Map.entry(OrderAttribute.ACCOUNT_NUMBER, "Give the account number on the losing carrier's bill."),
            Map.entry(OrderAttribute.STREET_ADDRESS, "Give the street and house number of the service address."),
            Map.entry(OrderAttribute.LOCALITY, "Give the city of the service address."),
            Map.entry(OrderAttribute.ADMINISTRATIVE_AREA, "Give the state or province of the service address."),
            Map.entry(OrderAttribute.POSTAL_CODE, "Give the postal code of the service address."),
            Map.entry(OrderAttribute.COUNTRY_CODE, "Give the country of the service address, such as US."),
            Map.entry(
                    OrderAttribute.MISC_TYPE, "Say whether all numbers of the account move (full) or some (partial)."),
            Map.entry(OrderAttribute.INVOICE, "Give the id of a document: a recent bill of the losing carrier."));

    private NeededAttributes() {}
}

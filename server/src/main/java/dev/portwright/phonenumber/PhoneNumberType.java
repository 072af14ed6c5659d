package dev.portwright.phonenumber;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of number that can be ported. Orders hold numbers of one kind. */
public enum PhoneNumberType {
    LOCAL("local"),
    MOBILE("mobile"),
    NATIONAL("national"),
    SHARED_COST("shared_cost"),
    TOLL_FREE("toll_free");

    /** What older data calls {@link #LOCAL}. */
    private static final String LANDLINE = "landline";

    private static final Map<String, PhoneNumberType> BY_WIRE_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(PhoneNumberType::wireName, Function.identity()));

    private final String wireName;

    PhoneNumberType(String wireName) {
        this.wireName = wireName;
    }

    /** The name in requests, in answers and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /**
     * The type of a wire name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static PhoneNumberType of(String name) {
        return ofWireName(name).orElseThrow(() -> new IllegalArgumentException("no such type of number: " + name));
    }

    /** The type of exactly this wire name; empty for any other text. */
    public static Optional<PhoneNumberType> ofWireName(String name) {
        return Optional.ofNullable(BY_WIRE_NAME.get(name));
    }

    /** The type a filter asks for: a wire name, or {@code landline}, which means {@link #LOCAL}. */
    public static Optional<PhoneNumberType> ofFilter(String name) {
        return name.equals(LANDLINE) ? Optional.of(LOCAL) : ofWireName(name);
    }
}

package dev.portwright.testing;

import dev.portwright.desk.Desk;
import dev.portwright.porting.activation.ClearingHouse;
import dev.portwright.porting.activation.OwnRouting;
import dev.portwright.porting.book.CarrierGateway;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * A server on which people play the losing carrier, as at a desk, and which has a clock that can be turned, as a desk
 * has not: {@code @TestProfile(PeopleDecide.class)}.
 */
public class PeopleDecide implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(DeskCarriers.class);
    }

    /** What {@code app.Carriers} chooses in desk mode. */
    @Alternative
    @Singleton
    public static class DeskCarriers {
        @Produces
        @ApplicationScoped
        CarrierGateway carrier(Desk desk) {
            return desk;
        }

        @Produces
        @ApplicationScoped
        ClearingHouse clearingHouse(OwnRouting own) {
            return own;
        }
    }
}

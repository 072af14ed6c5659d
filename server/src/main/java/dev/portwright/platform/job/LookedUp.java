package dev.portwright.platform.job;

import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What metrics tell of the database: looked up now and then, and unknown while the database does not say. */
public final class LookedUp<T> {
    private final Db db;
    private final Db.Work<T> question;
    private volatile @Nullable T known;

    public LookedUp(Db db, Db.Work<T> question) {
        this.db = db;
        this.question = question;
    }

    /**
     * Looks it up.
     *
     * @throws DatabaseException when the database refuses the question itself
     */
    public void look() {
        try {
            known = db.read(question);
        } catch (DatabaseException e) {
            known = null;
            if (e.trouble() == null) {
                throw e;
            }
        }
    }

    /** A gauge of a figure of it. */
    public void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<T> figure) {
        Gauge.builder(name, () -> value(figure)).description(description).register(meters);
    }

    /** A figure of it, or not a number while it is not known. */
    double value(ToDoubleFunction<T> figure) {
        T now = known;
        return now == null ? Double.NaN : figure.applyAsDouble(now);
    }
}

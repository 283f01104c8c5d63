package io.tributary.core.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tributary.core.site.SiteCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sites whose gateways have carried a record up, from the first on: {@code 330106/330100}. */
public record SitePath(List<SiteCode> sites) {

    public static final SitePath EMPTY = new SitePath(List.of());

    private static final String SEPARATOR = "/";

    public SitePath {
        sites = List.copyOf(sites);
    }

    /**
     * Reads the value of the header {@link ProvenanceHeaders#SITE_PATH}.
     *
     * @param value null where there is none; one that no gateway has written counts as none
     */
    public static SitePath parse(byte @Nullable [] value) {
        if (value == null) {
            return EMPTY;
        }
        try {
            return new SitePath(Arrays.stream(new String(value, US_ASCII).split(SEPARATOR, -1))
                    .map(SiteCode::of)
                    .toList());
        } catch (IllegalArgumentException e) {
            return EMPTY;
        }
    }

    public boolean contains(SiteCode site) {
        return sites.contains(site);
    }

    /** This path, and then the site. */
    public SitePath then(SiteCode site) {
        List<SiteCode> longer = new ArrayList<>(sites);
        longer.add(site);
        return new SitePath(longer);
    }

    @Override
    public String toString() {
        return sites.stream().map(SiteCode::value).collect(Collectors.joining(SEPARATOR));
    }
}

package io.tributary.mirror.topics;

import java.util.List;

/**
 * One look at the topics of both clusters.
 *
 * @param choices one for each topic of the site's cluster, by name
 */
public record TopicSurvey(TopicPlan plan, List<TopicChoice> choices) {

    public static final TopicSurvey NOTHING_YET = new TopicSurvey(TopicPlan.NOTHING_YET, List.of());

    public TopicSurvey {
        choices = List.copyOf(choices);
    }
}

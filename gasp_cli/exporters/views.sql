-- The questions that gasp answers most, as views over the exported tables.
--
-- The statements run unchanged on SQLite, DuckDB and Spark, and need nothing but the tables named
-- in them. A line of a head names a column, its type and its meaning.

-- The matches of the club under the coach, from its side.
CREATE VIEW club_matches (
  season,  -- text: season
  competition,  -- text: competition
  kind,  -- text: kind of competition: league, europe or cup
  stage,  -- text: matchday, group or round
  leg,  -- integer: 1 or 2 in a tie of two legs
  date,  -- day: day it was played
  venue,  -- text: home, away or neutral
  opponent,  -- text: the other club
  goals_for,  -- integer: official goals of the club, after extra time
  goals_against,  -- integer: official goals of the opponent
  result,  -- text: W, D or L (D where a shoot-out decided)
  match_id  -- text: the match
) AS
SELECT
  m.season, m.competition, c.kind, m.stage, m.leg, m.date,
  CASE WHEN m.neutral THEN 'neutral' WHEN m.home = a.club THEN 'home' ELSE 'away' END AS venue,
  CASE WHEN m.home = a.club THEN m.away ELSE m.home END AS opponent,
  CASE WHEN m.home = a.club THEN m.home_goals ELSE m.away_goals END AS goals_for,
  CASE WHEN m.home = a.club THEN m.away_goals ELSE m.home_goals END AS goals_against,
  CASE
    WHEN m.home_goals = m.away_goals THEN 'D'
    WHEN (m.home_goals > m.away_goals) = (m.home = a.club) THEN 'W'
    ELSE 'L'
  END AS result,
  m.id
FROM about a
JOIN matches m ON m.home = a.club OR m.away = a.club
JOIN competitions c ON c.name = m.competition
WHERE m.date BETWEEN a.since AND a.until AND m.home_goals IS NOT NULL;

-- The record against each club met under the coach.
CREATE VIEW head_to_head (
  opponent,  -- text: the other club
  played,  -- integer: matches played
  won,  -- integer: matches won
  drawn,  -- integer: matches drawn, shoot-outs among them
  lost,  -- integer: matches lost
  goals_for,  -- integer: goals of the club, after extra time
  goals_against,  -- integer: goals of the opponent
  goal_difference,  -- integer: goals scored less conceded
  first_met,  -- day: day of the first match
  last_met  -- day: day of the last match
) AS
SELECT
  opponent, COUNT(*) AS played, COUNT(CASE result WHEN 'W' THEN 1 END) AS won,
  COUNT(CASE result WHEN 'D' THEN 1 END) AS drawn,
  COUNT(CASE result WHEN 'L' THEN 1 END) AS lost,
  CAST(SUM(goals_for) AS INTEGER) AS goals_for,
  CAST(SUM(goals_against) AS INTEGER) AS goals_against,
  CAST(SUM(goals_for - goals_against) AS INTEGER) AS goal_difference,
  MIN(date) AS first_met, MAX(date) AS last_met
FROM club_matches
GROUP BY opponent;

-- The campaigns of the club under the coach in Europe and in cups.
CREATE VIEW campaigns (
  season,  -- text: season
  competition,  -- text: competition
  kind,  -- text: europe or cup
  reached,  -- text: last stage played, or Winners
  played,  -- integer: matches played
  won,  -- integer: matches won
  drawn,  -- integer: matches drawn, shoot-outs among them
  lost,  -- integer: matches lost
  goals_for,  -- integer: goals of the club, after extra time
  goals_against,  -- integer: goals of opponents
  eliminated_by  -- text: the club that won the last tie, null after a group or a win
) AS
WITH
ends AS (  -- the last match of each, of those before a match for third place if there are any
  SELECT
    season, competition, stage, opponent,
    ROW_NUMBER() OVER (
      PARTITION BY season, competition
      ORDER BY CASE stage WHEN 'Third-place match' THEN 1 ELSE 0 END, date DESC
    ) AS place
  FROM club_matches
  WHERE kind <> 'league'
),
legs AS (  -- all matches of that tie, under another coach too, of which the last has place 1
  SELECT
    e.season, e.competition, m.leg,
    CASE WHEN m.home = a.club THEN m.home_goals ELSE m.away_goals END AS goals_for,
    CASE WHEN m.home = a.club THEN m.away_goals ELSE m.home_goals END AS goals_against,
    CASE WHEN m.home = a.club THEN -m.away_goals ELSE m.away_goals END AS away_goals,
    CASE
      WHEN m.home = a.club THEN m.penalties_home - m.penalties_away
      ELSE m.penalties_away - m.penalties_home
    END AS shoot_out,
    ROW_NUMBER() OVER (PARTITION BY e.season, e.competition ORDER BY m.date DESC) AS place
  FROM ends e
  CROSS JOIN about a
  JOIN matches m
    ON m.season = e.season AND m.competition = e.competition AND m.stage = e.stage
    AND (
      (m.home = a.club AND m.away = e.opponent) OR (m.home = e.opponent AND m.away = a.club)
    )
  WHERE e.place = 1 AND m.home_goals IS NOT NULL
    AND NOT (e.stage LIKE 'Matchday %' OR e.stage LIKE 'Group %' OR e.stage = 'League phase')
),
ties AS (
  SELECT
    season, competition, COUNT(*) AS played, MAX(leg) AS leg,
    SUM(goals_for - goals_against) AS goals, SUM(away_goals) AS away_goals,
    MAX(CASE place WHEN 1 THEN shoot_out END) AS shoot_out
  FROM legs
  GROUP BY season, competition
),
decided AS (  -- above 0 the club went through, below 0 it went out
  SELECT
    t.season, t.competition,
    CASE
      WHEN t.played = 1 AND t.leg IS NOT NULL THEN 0
      WHEN t.goals <> 0 THEN t.goals
      WHEN r.away_goals AND t.played > 1 AND t.away_goals <> 0 THEN t.away_goals
      ELSE COALESCE(t.shoot_out, 0)
    END AS by_goals
  FROM ties t
  JOIN rules r
    ON r.competition = t.competition AND r.since <= t.season
    AND (r.until IS NULL OR t.season <= r.until)
)
SELECT
  m.season, m.competition, m.kind,
  CASE WHEN MAX(d.by_goals) > 0 AND e.stage = 'Final' THEN 'Winners' ELSE e.stage END AS reached,
  COUNT(*) AS played, COUNT(CASE m.result WHEN 'W' THEN 1 END) AS won,
  COUNT(CASE m.result WHEN 'D' THEN 1 END) AS drawn,
  COUNT(CASE m.result WHEN 'L' THEN 1 END) AS lost,
  CAST(SUM(m.goals_for) AS INTEGER) AS goals_for,
  CAST(SUM(m.goals_against) AS INTEGER) AS goals_against,
  CASE WHEN MAX(d.by_goals) < 0 THEN e.opponent END AS eliminated_by
FROM club_matches m
JOIN ends e ON e.season = m.season AND e.competition = m.competition AND e.place = 1
LEFT JOIN decided d ON d.season = m.season AND d.competition = m.competition
WHERE m.kind <> 'league'
GROUP BY m.season, m.competition, m.kind, e.stage, e.opponent;

-- The table of every competition, season and group, final or as far as it was played, under the
-- tie-breaks of that season and with the deductions in force at its end. Left out are play-offs
-- between clubs level on points, head-to-head applied again to the clubs it left level, and tables
-- on a day or after a matchday. Where such a rule would decide, or none is left, the position is
-- null, undecided says why, and position_from and position_to are the places it is about.
CREATE VIEW standings (
  competition,  -- text: competition
  season,  -- text: season
  group_name,  -- text: Group A, null in a league or a league phase
  position,  -- integer: position, null where this view cannot decide it
  club,  -- text: club
  played,  -- integer: matches played
  won,  -- integer: matches won
  drawn,  -- integer: matches drawn
  lost,  -- integer: matches lost
  goals_for,  -- integer: goals scored
  goals_against,  -- integer: goals conceded
  goal_difference,  -- integer: goals scored less conceded
  points,  -- integer: points, net of deductions
  deducted,  -- integer: points deducted, 0 if none
  position_from,  -- integer: the highest place that it may have, its position if that is known
  position_to,  -- integer: the lowest place that it may have, its position if that is known
  undecided  -- text: what would decide: play-off, head-to-head again, or nothing on record
) AS
WITH
table_matches AS (
  SELECT
    competition, season, CASE WHEN stage LIKE 'Group %' THEN stage ELSE '' END AS group_name,
    home, away, home_goals, away_goals
  FROM matches
  WHERE stage LIKE 'Matchday %' OR stage LIKE 'Group %' OR stage = 'League phase'
),
sides AS (  -- twice each: for the home club and for the away club
  SELECT
    competition, season, group_name, home AS club, away AS opponent, home_goals AS goals_for,
    away_goals AS goals_against, 0 AS is_away
  FROM table_matches
  UNION ALL
  SELECT competition, season, group_name, away, home, away_goals, home_goals, 1
  FROM table_matches
),
totals AS (
  SELECT
    competition, season, group_name, club, COUNT(goals_for) AS played,
    COUNT(CASE WHEN goals_for > goals_against THEN 1 END) AS won,
    COUNT(CASE WHEN goals_for = goals_against THEN 1 END) AS drawn,
    COUNT(CASE WHEN goals_for < goals_against THEN 1 END) AS lost,
    CAST(COALESCE(SUM(goals_for), 0) AS INTEGER) AS goals_for,
    CAST(COALESCE(SUM(goals_against), 0) AS INTEGER) AS goals_against,
    CAST(COALESCE(SUM(goals_for - goals_against), 0) AS INTEGER) AS goal_difference,
    COALESCE(SUM(goals_for * is_away), 0) AS away_goals,
    COUNT(CASE WHEN is_away = 1 AND goals_for > goals_against THEN 1 END) AS away_wins
  FROM sides
  GROUP BY competition, season, group_name, club
),
deductions AS (  -- in force at the end of the season
  SELECT competition, season, club, CAST(SUM(points) AS INTEGER) AS points
  FROM sanctions
  WHERE kind = 'deduction' AND since IS NOT NULL AND until IS NULL
  GROUP BY competition, season, club
),
marked AS (  -- the tie-breaks, which count all matches of a club or head-to-head ones
  SELECT
    rule_key, ordinal, tie_break,
    CASE WHEN tie_break LIKE 'head_to_head%' THEN 1 ELSE 0 END AS is_mutual,
    MIN(CASE WHEN tie_break LIKE 'head_to_head%' THEN ordinal END) OVER (PARTITION BY rule_key)
      AS first_mutual
  FROM rule_tie_breaks
),
counted AS (
  SELECT
    rule_key, ordinal, tie_break, is_mutual, first_mutual,
    SUM(CASE WHEN is_mutual = 0 AND tie_break <> 'play_off' AND ordinal > first_mutual THEN 1 END)
      OVER (PARTITION BY rule_key ORDER BY ordinal) AS overall_since
  FROM marked
),
criteria AS (  -- without a second round of head-to-head ones, and all that come after it
  SELECT rule_key, ordinal, tie_break, first_mutual
  FROM (
    SELECT
      rule_key, ordinal, tie_break, first_mutual,
      MIN(CASE WHEN is_mutual = 1 AND overall_since > 0 THEN ordinal END)
        OVER (PARTITION BY rule_key) AS second_mutual
    FROM counted
  ) c
  WHERE second_mutual IS NULL OR ordinal < second_mutual
),
applied AS (  -- a row for each set of rules: what counts before head-to-head, and in it
  SELECT
    rule_key, MAX(CASE tie_break WHEN 'play_off' THEN ordinal END) AS play_off,
    MAX(ordinal) AS last_ordinal,
    MAX(CASE WHEN tie_break = 'goal_difference' AND ordinal < first_mutual THEN 1 END)
      AS difference_first,
    MAX(CASE WHEN tie_break = 'goal_average' AND ordinal < first_mutual THEN 1 END)
      AS average_first,
    MAX(CASE WHEN tie_break = 'goals_for' AND ordinal < first_mutual THEN 1 END) AS goals_first,
    MAX(CASE WHEN tie_break = 'away_goals' AND ordinal < first_mutual THEN 1 END)
      AS away_goals_first,
    MAX(CASE WHEN tie_break = 'wins' AND ordinal < first_mutual THEN 1 END) AS wins_first,
    MAX(CASE WHEN tie_break = 'away_wins' AND ordinal < first_mutual THEN 1 END)
      AS away_wins_first,
    MAX(CASE tie_break WHEN 'head_to_head_points' THEN 1 END) AS mutual_points,
    MAX(CASE tie_break WHEN 'head_to_head_goal_difference' THEN 1 END) AS mutual_difference,
    MAX(CASE tie_break WHEN 'head_to_head_goals_for' THEN 1 END) AS mutual_goals,
    MAX(CASE tie_break WHEN 'head_to_head_away_goals' THEN 1 END) AS mutual_away_goals
  FROM criteria
  GROUP BY rule_key
),
pointed AS (
  SELECT
    t.competition, t.season, t.group_name, t.club, t.played, t.won, t.drawn, t.lost, t.goals_for,
    t.goals_against, t.goal_difference, t.away_goals, t.away_wins,
    CASE WHEN t.goals_against = 0 THEN 1e9 ELSE CAST(t.goals_for AS DOUBLE) / t.goals_against END
      AS goal_average,
    t.won * r.win + t.drawn * r.draw - COALESCE(d.points, 0) AS points,
    COALESCE(d.points, 0) AS deducted, r.key AS rule_key, r.win, r.draw, r.meetings, r.reapply
  FROM totals t
  JOIN rules r
    ON r.competition = t.competition AND r.since <= t.season
    AND (r.until IS NULL OR t.season <= r.until)
  LEFT JOIN deductions d
    ON d.competition = t.competition AND d.season = t.season AND d.club = t.club
),
levels AS (  -- clubs of one level are compared head-to-head
  SELECT
    p.*, a.play_off, a.last_ordinal, a.mutual_points, a.mutual_difference, a.mutual_goals,
    a.mutual_away_goals,
    DENSE_RANK() OVER (
      PARTITION BY p.competition, p.season, p.group_name
      ORDER BY p.points, CASE WHEN a.difference_first = 1 THEN p.goal_difference END,
        CASE WHEN a.average_first = 1 THEN p.goal_average END,
        CASE WHEN a.goals_first = 1 THEN p.goals_for END,
        CASE WHEN a.away_goals_first = 1 THEN p.away_goals END,
        CASE WHEN a.wins_first = 1 THEN p.won END,
        CASE WHEN a.away_wins_first = 1 THEN p.away_wins END
    ) AS level_number
  FROM pointed p
  LEFT JOIN applied a ON a.rule_key = p.rule_key
),
mutual AS (  -- each club's matches against the others of its level
  SELECT
    me.competition, me.season, me.group_name, me.club, COUNT(*) AS played,
    SUM(
      CASE
        WHEN s.goals_for > s.goals_against THEN me.win
        WHEN s.goals_for = s.goals_against THEN me.draw
        ELSE 0
      END
    ) AS points,
    SUM(s.goals_for - s.goals_against) AS goal_difference, SUM(s.goals_for) AS goals_for,
    SUM(s.goals_for * s.is_away) AS away_goals
  FROM sides s
  JOIN levels me
    ON me.competition = s.competition AND me.season = s.season AND me.group_name = s.group_name
    AND me.club = s.club
  JOIN levels other
    ON other.competition = s.competition AND other.season = s.season
    AND other.group_name = s.group_name AND other.club = s.opponent
    AND other.level_number = me.level_number
  WHERE s.goals_for IS NOT NULL
  GROUP BY me.competition, me.season, me.group_name, me.club
),
met AS (
  SELECT
    l.*, m.points AS points_there, m.goal_difference AS difference_there,
    m.goals_for AS goals_there, m.away_goals AS away_goals_there,
    COUNT(*) OVER (PARTITION BY l.competition, l.season, l.group_name, l.level_number)
      AS level_clubs,
    SUM(m.played) OVER (PARTITION BY l.competition, l.season, l.group_name, l.level_number)
      AS level_played
  FROM levels l
  LEFT JOIN mutual m
    ON m.competition = l.competition AND m.season = l.season AND m.group_name = l.group_name
    AND m.club = l.club
),
head_to_heads AS (  -- which count once all matches between the clubs of a level are played
  SELECT
    m.*, CASE WHEN has_met THEN points_there ELSE 0 END AS counted_points,
    CASE WHEN has_met THEN difference_there ELSE 0 END AS counted_difference,
    CASE WHEN has_met THEN goals_there ELSE 0 END AS counted_goals,
    CASE WHEN has_met THEN away_goals_there ELSE 0 END AS counted_away_goals
  FROM (
    SELECT met.*, level_played >= meetings * level_clubs * (level_clubs - 1) AS has_met FROM met
  ) m
),
valued AS (  -- a row for each tie-break of a club's rules
  SELECT
    h.*, c.ordinal,
    CASE c.tie_break
      WHEN 'goal_difference' THEN h.goal_difference
      WHEN 'goal_average' THEN h.goal_average
      WHEN 'goals_for' THEN h.goals_for
      WHEN 'away_goals' THEN h.away_goals
      WHEN 'wins' THEN h.won
      WHEN 'away_wins' THEN h.away_wins
      WHEN 'head_to_head_points' THEN h.counted_points
      WHEN 'head_to_head_goal_difference' THEN h.counted_difference
      WHEN 'head_to_head_goals_for' THEN h.counted_goals
      WHEN 'head_to_head_away_goals' THEN h.counted_away_goals
    END AS value
  FROM head_to_heads h
  LEFT JOIN criteria c ON c.rule_key = h.rule_key
),
compared AS (  -- the tie-breaks side by side, in their order
  SELECT
    competition, season, group_name, club, played, won, drawn, lost, goals_for, goals_against,
    goal_difference, points, deducted, reapply, play_off, last_ordinal, level_number, level_clubs,
    CASE WHEN mutual_points = 1 THEN counted_points END AS by_points,
    CASE WHEN mutual_difference = 1 THEN counted_difference END AS by_difference,
    CASE WHEN mutual_goals = 1 THEN counted_goals END AS by_goals,
    CASE WHEN mutual_away_goals = 1 THEN counted_away_goals END AS by_away_goals,
    MAX(CASE ordinal WHEN 1 THEN value END) AS v1, MAX(CASE ordinal WHEN 2 THEN value END) AS v2,
    MAX(CASE ordinal WHEN 3 THEN value END) AS v3, MAX(CASE ordinal WHEN 4 THEN value END) AS v4,
    MAX(CASE ordinal WHEN 5 THEN value END) AS v5, MAX(CASE ordinal WHEN 6 THEN value END) AS v6,
    MAX(CASE ordinal WHEN 7 THEN value END) AS v7, MAX(CASE ordinal WHEN 8 THEN value END) AS v8,
    MAX(CASE ordinal WHEN 9 THEN value END) AS v9, MAX(CASE ordinal WHEN 10 THEN value END) AS v10,
    MAX(CASE ordinal WHEN 11 THEN value END) AS v11
  FROM valued
  GROUP BY
    competition, season, group_name, club, played, won, drawn, lost, goals_for, goals_against,
    goal_difference, points, deducted, reapply, play_off, last_ordinal, level_number, level_clubs,
    mutual_points, mutual_difference, mutual_goals, mutual_away_goals, counted_points,
    counted_difference, counted_goals, counted_away_goals
),
placed AS (
  SELECT
    c.*,
    RANK() OVER (
      PARTITION BY competition, season, group_name
      ORDER BY points DESC, v1 DESC, v2 DESC, v3 DESC, v4 DESC, v5 DESC, v6 DESC, v7 DESC,
        v8 DESC, v9 DESC, v10 DESC, v11 DESC
    ) AS place,
    COUNT(*) OVER (
      PARTITION BY competition, season, group_name, points, v1, v2, v3, v4, v5, v6, v7, v8, v9,
        v10, v11
    ) AS sharing,
    COUNT(*) OVER (
      PARTITION BY competition, season, group_name, level_number, by_points, by_difference,
        by_goals, by_away_goals
    ) AS left_level,
    COUNT(*) OVER (PARTITION BY competition, season, group_name, points) AS on_points
  FROM compared c
),
play_offs AS (  -- points on which clubs played one, where the rules have it
  SELECT DISTINCT h.competition, h.season, h.group_name, h.points
  FROM matches m
  JOIN levels h ON h.competition = m.competition AND h.season = m.season AND h.club = m.home
  JOIN levels a
    ON a.competition = m.competition AND a.season = m.season AND a.club = m.away
    AND a.group_name = h.group_name AND a.points = h.points
  WHERE h.play_off IS NOT NULL
    AND NOT (m.stage LIKE 'Matchday %' OR m.stage LIKE 'Group %' OR m.stage = 'League phase')
),
ranged AS (  -- the first place, and the number of clubs, of those that are left undecided
  SELECT
    p.*, o.points AS play_off_points,
    CASE
      WHEN o.points IS NOT NULL AND p.play_off < p.last_ordinal THEN
        MIN(p.place) OVER (PARTITION BY p.competition, p.season, p.group_name, p.points)
      WHEN p.reapply AND p.left_level > 1 AND p.left_level < p.level_clubs THEN
        MIN(p.place) OVER (
          PARTITION BY p.competition, p.season, p.group_name, p.level_number, p.by_points,
            p.by_difference, p.by_goals, p.by_away_goals
        )
      ELSE p.place
    END AS first_place,
    CASE
      WHEN o.points IS NOT NULL AND p.play_off < p.last_ordinal THEN p.on_points
      WHEN p.reapply AND p.left_level > 1 AND p.left_level < p.level_clubs THEN p.left_level
      ELSE p.sharing
    END AS clubs
  FROM placed p
  LEFT JOIN play_offs o
    ON o.competition = p.competition AND o.season = p.season AND o.group_name = p.group_name
    AND o.points = p.points
)
SELECT
  competition, season, NULLIF(group_name, '') AS group_name,
  CASE WHEN clubs = 1 THEN first_place END AS position, club, played, won, drawn, lost, goals_for,
  goals_against, goal_difference, points, deducted, first_place AS position_from,
  first_place + clubs - 1 AS position_to,
  CASE
    WHEN clubs = 1 THEN NULL
    WHEN play_off_points IS NOT NULL THEN 'play-off'
    WHEN reapply AND left_level < level_clubs THEN 'head-to-head again'
    ELSE 'nothing on record'
  END AS undecided
FROM ranged;

-- The league seasons of the club under the coach.
CREATE VIEW seasons (
  season,  -- text: season
  competition,  -- text: league
  position,  -- integer: position, null where standings cannot decide it
  played,  -- integer: matches played
  won,  -- integer: matches won
  drawn,  -- integer: matches drawn
  lost,  -- integer: matches lost
  goals_for,  -- integer: goals scored
  goals_against,  -- integer: goals conceded
  goal_difference,  -- integer: goals scored less conceded
  points,  -- integer: points, net of deductions
  attack_rank,  -- integer: rank by goals scored, shared by equal goals
  defence_rank,  -- integer: rank by goals conceded, shared by equal goals
  qualified_for  -- text: European competition of the season after, null if none is known
) AS
WITH
ranks AS (
  SELECT
    s.*,
    RANK() OVER (PARTITION BY competition, season, group_name ORDER BY goals_for DESC)
      AS attack_rank,
    RANK() OVER (PARTITION BY competition, season, group_name ORDER BY goals_against)
      AS defence_rank
  FROM standings s
),
under_coach AS (
  SELECT DISTINCT m.competition, m.season
  FROM about a
  JOIN matches m ON m.home = a.club OR m.away = a.club
  JOIN competitions c ON c.name = m.competition
  WHERE c.kind = 'league' AND m.date BETWEEN a.since AND a.until
),
in_europe AS (
  SELECT CAST(SUBSTR(e.season, 1, 4) AS INTEGER) AS began, MIN(c.rank) AS highest
  FROM edition_clubs e
  JOIN about a ON a.club = e.club
  JOIN competitions c ON c.name = e.competition
  WHERE c.kind = 'europe'
  GROUP BY CAST(SUBSTR(e.season, 1, 4) AS INTEGER)
)
SELECT
  r.season, r.competition, r.position, r.played, r.won, r.drawn, r.lost, r.goals_for,
  r.goals_against, r.goal_difference, r.points, r.attack_rank, r.defence_rank,
  c.name AS qualified_for
FROM ranks r
JOIN about a ON a.club = r.club
JOIN under_coach u ON u.competition = r.competition AND u.season = r.season
LEFT JOIN in_europe e ON e.began = CAST(SUBSTR(r.season, 1, 4) AS INTEGER) + 1
LEFT JOIN competitions c ON c.rank = e.highest;

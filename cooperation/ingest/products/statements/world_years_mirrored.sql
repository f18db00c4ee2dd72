-- Years of reconciled data that hold the whole world: most of the trade is among countries nobody asked for.
SELECT t FROM chosen WHERE flow = 'X' GROUP BY t HAVING sum(value) FILTER (WHERE reporter = '?-1') > sum(value) / 2

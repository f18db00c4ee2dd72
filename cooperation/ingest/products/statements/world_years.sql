-- Years with so many exporters that their sum is the world's exports.
SELECT t FROM chosen WHERE flow = 'X' GROUP BY t HAVING count(DISTINCT reporter) >= 50
